import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files by how long they take: claims, then what starts processes and browsers, then the unit tests of the engine. */
const kinds = [/\/properties\/[^/]+\/claims[^/]*\.test\.ts$/, /\/src\/cli\/[^/]*\.test\.ts$/, /(?:)/];
const kindOf = (file: TestSpecification): number => kinds.findIndex((kind) => kind.test(file.moduleId.replaceAll('\\', '/')));

/** The files that take longest first: one of them begun last would leave the other cores idle. */
export class ClaimsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => kindOf(a) - kindOf(b));
  }
}
