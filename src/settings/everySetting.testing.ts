import type { Setting } from './setting.ts';

declare global {
  interface ImportMeta {
    /** Vite's, for tests: the modules of this folder and of those in it. */
    glob(pattern: readonly string[], options: { readonly eager: true }): Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }
}

const isSetting = (value: unknown): value is Setting => typeof value === 'object' && value !== null && 'fields' in value && 'dims' in value && 'words' in value;

/** Every setting, by id; a new one is tested without being named here. */
export const everySetting: readonly Setting[] = [
  ...new Map(
    Object.values(import.meta.glob(['./**/*.ts', '!./**/*.test.ts', '!./**/*.testing.ts'], { eager: true }))
      .flatMap((module) => Object.values(module))
      .filter(isSetting)
      .map((s) => [s.id, s]),
  ).values(),
];

/** A setting as the engine takes it. */
export const loose = (s: object): Setting => s as Setting;
