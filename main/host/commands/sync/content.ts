import type { BundleContent } from '../../../contract/sync.ts'
import { type CliContext, WrongUse } from '../command.ts'

/** What of it goes, as the options say. */
export function contentOf({ values }: CliContext): BundleContent {
  const photos = values['photos']
  if (photos !== undefined && photos !== 'later') throw new WrongUse('--photos can only be later')
  if (values['figures-only'] === true) return 'figures'
  return photos === 'later' ? 'text' : 'everything'
}
