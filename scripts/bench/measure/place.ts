import { placeAt } from '../data/place.ts'

/** The place this process was told to measure: its only argument. */
export function givenPlace() {
  const folder = process.argv[2]
  if (folder === undefined) throw new Error('give the folder of generated data')
  return placeAt(folder)
}
