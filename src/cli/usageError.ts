/** What the user typed cannot be done; the message says what would. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
