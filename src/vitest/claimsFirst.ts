import { BaseSequencer, type TestSpecification } from 'vitest/node';

const isClaims = (file: TestSpecification): boolean => /\/properties\/[^/]+\/claims[^/]*\.test\.ts$/.test(file.moduleId.replaceAll('\\', '/'));

/** The files of claims before the unit tests: they take longest, and a long file begun last would leave the other cores idle. */
export class ClaimsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isClaims), ...sorted.filter((file) => !isClaims(file))];
  }
}
