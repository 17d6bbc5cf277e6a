/** A user's file that cannot be used as it is; the message names the file, the place and the remedy. */
export class UserDataError extends Error {
  override readonly name = 'UserDataError';
}
