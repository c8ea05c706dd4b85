import type { Component } from 'vue';
import type { Permission } from '../../shared/permissions.ts';
import type { PersonRole } from '../../shared/vocabulary.ts';

/** One page with its place in the frame. A feature lists its screens in `features/<module>/screens.ts`. */
export interface Screen {
  path: string;
  name: string;
  /** The noun of its question; breadcrumb and window title. */
  title: string;
  component: () => Promise<unknown>;
  /** Absent: everyone who is logged in. */
  needs?: Permission;
  /** Narrower than the permission, where the menu of a role says so. */
  roles?: PersonRole[];
  /** Name of the screen above it: the breadcrumb, and the menu entry that is lit. */
  parent?: string;
  /** Present: it stands in the menu, under the word of its `group` if it has one. */
  menu?: { icon: Component; word?: string; group?: string };
}

declare module 'vue-router' {
  interface RouteMeta {
    screen?: Screen;
    /** Shown without a session. */
    open?: boolean;
    title?: string;
  }
}
