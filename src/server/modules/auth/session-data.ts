import 'express-session';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    /** ISO instant of the login; a password changed later ends the session. */
    since: string;
    /** Synchronizer token: writes carry it in `X-CSRF-Token`. */
    csrf: string;
  }
}
