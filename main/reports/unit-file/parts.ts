import { casesPart } from './cases-part.ts'
import { contactsPart } from './contacts-part.ts'
import { contractsPart } from './contracts-part.ts'
import { documentsPart } from './documents-part.ts'
import type { UnitFilePart } from './paper.ts'
import { lentPart, lettersPart } from './registers-part.ts'

/** Who adds to the file of a home, in the order of its folders. A domain adds its papers as one line. */
export const unitFileParts: readonly UnitFilePart[] = [
  documentsPart,
  casesPart,
  contractsPart,
  contactsPart,
  lettersPart,
  lentPart,
]
