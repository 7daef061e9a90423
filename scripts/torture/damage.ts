import { type Aftermath, lookForDamage } from './check.ts'

/** What is wrong in a folder; a desk that does not even open is damage like any other. */
export async function damageOf(aftermath: Aftermath): Promise<string[]> {
  try {
    return await lookForDamage(aftermath)
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}
