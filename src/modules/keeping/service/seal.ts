import { systemActor } from '#lib/actor.ts'
import { holders } from '#platform/personal-data.ts'
import type { Engine } from '#platform/use-case.ts'

// A file whose words never seal (somebody changes it all the time) must not keep the job for ever.
const mostStretches = 10_000

/** Seals what is restricted and was written before there was sealing; answers how many files. A stretch a transaction. */
export async function sealOld(
  engine: Engine,
  organisationId: string,
  progress: (files: number) => void = () => {},
): Promise<number> {
  let files = 0
  for (const holder of holders()) {
    for (let n = 0; holder.seal && n < mostStretches; n++) {
      const found = await engine.as(systemActor(organisationId), async use => (await holder.seal?.(use)) ?? 0)
      files += found
      if (!found) break
      progress(files)
    }
  }
  return files
}
