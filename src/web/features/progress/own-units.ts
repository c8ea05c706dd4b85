import type { Dto } from '../../api/client.ts';

/** The units a person files and signs for. */
export const ownUnitsOf = (user: Dto<'SessionUserDto'> | null): Dto<'SessionRoleDto'>[] =>
  user?.roles.filter(({ role }) => role === 'liaison') ?? [];
