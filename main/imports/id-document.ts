import type { Cell } from '../tabular/types.ts'
import { isPlaceholder } from './reasons.ts'
import type { ImportCode } from './reasons.ts'

export type IdDocumentType =
  | 'idCard'
  | 'passport'
  | 'hongKongMacaoPermit'
  | 'taiwanPermit'
  | 'businessLicence'
  | 'officer'
  | 'other'

/** An identity document as written, in upper case without spaces; birthday and gender where the number says them. */
export type ImportedIdDocument = {
  type: IdDocumentType
  number: string
  birthday?: string
  gender?: 'male' | 'female'
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of an 18-digit citizen number from its first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return '10X98765432'[sum % 11] ?? ''
}

function birthdayOf(digits: string): string | undefined {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  const right = date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day && (year ?? 0) >= 1850
  return right ? date.toISOString().slice(0, 10) : undefined
}

function citizen(number: string, birthday: string | undefined, sexDigit: string): ImportedIdDocument {
  const gender = Number(sexDigit) % 2 === 1 ? 'male' : 'female'
  return birthday === undefined ? { type: 'idCard', number } : { type: 'idCard', number, birthday, gender }
}

const typeWords: readonly (readonly [RegExp, IdDocumentType])[] = [
  [/护照|PASSPORT/i, 'passport'],
  [/港|澳|回乡证|HK/i, 'hongKongMacaoPermit'],
  [/台胞|台湾/, 'taiwanPermit'],
  [/营业执照|信用代码|组织机构|LICEN[CS]E/i, 'businessLicence'],
  [/军官|士兵|警官|军人/, 'officer'],
  [/身份证|居民/, 'idCard'],
]

/** The type a heading or a "document type" cell names. */
export function idTypeOfText(text: string): IdDocumentType | undefined {
  return typeWords.find(([words]) => words.test(text))?.[1]
}

/** Reads one document number; a wrong checksum is a warning, for the number may still be what the document says. */
export function parseIdNumber(
  text: string,
  typeText = '',
): { document: ImportedIdDocument | undefined; warnings: ImportCode[] } {
  const plain = text.normalize('NFKC').trim()
  if (plain === '' || isPlaceholder(plain)) return { document: undefined, warnings: [] }
  const spoken = idTypeOfText(plain.replace(/[0-9A-Za-z]/g, '')) ?? idTypeOfText(typeText)
  const number = plain
    .replace(/^[^0-9A-Za-z(]*[:：]\s*/, '')
    .replace(/[\s'‘’`-]/g, '')
    .toUpperCase()
    .slice(0, 60)
  if (/^\d{17}[\dX]$/.test(number) && (spoken === undefined || spoken === 'idCard')) {
    const birthday = birthdayOf(number.slice(6, 14))
    const right = birthday !== undefined && idCheckCharacter(number) === number[17]
    return {
      document: citizen(number, birthday, number[16] ?? ''),
      warnings: right ? [] : ['import.idChecksum'],
    }
  }
  if (/^\d{15}$/.test(number) && (spoken === undefined || spoken === 'idCard')) {
    const birthday = birthdayOf(`19${number.slice(6, 12)}`)
    const document = citizen(number, birthday, number[14] ?? '')
    return { document, warnings: birthday === undefined ? ['import.idInvalid'] : [] }
  }
  const shape = shapeOf(number)
  const type = spoken === undefined || spoken === 'idCard' ? shape : spoken
  return { document: { type, number }, warnings: type === 'other' ? ['import.idInvalid'] : [] }
}

function shapeOf(number: string): IdDocumentType {
  if (/^[HM]\d{8}(?:\d{2})?$/.test(number)) return 'hongKongMacaoPermit'
  if (/^[A-Z]\d{6}\(?[0-9A]\)?$/.test(number)) return 'hongKongMacaoPermit'
  if (/^(?=.*[A-Z])[159AY][0-9A-HJ-NPQRTUWXY]{17}$/.test(number)) return 'businessLicence'
  if (/^[A-Z]{1,2}\d{7,8}$|^\d{9}$/.test(number)) return 'passport'
  if (/^\d{8}$/.test(number)) return 'taiwanPermit'
  return 'other'
}

/** Every document in a cell, one per line or separator. Numbers beyond 15 digits have lost their end. */
export function parseIdDocuments(
  cell: Cell,
  typeText = '',
): { documents: ImportedIdDocument[]; warnings: ImportCode[] } {
  if (cell.text === '') return { documents: [], warnings: [] }
  const rounded =
    (cell.kind === 'number' && cell.text.length > 15) || /^\d(?:\.\d+)?E\+?\d+$/i.test(cell.text)
  if (rounded) return { documents: [], warnings: ['import.idRounded'] }
  const documents: ImportedIdDocument[] = []
  const warnings = new Set<ImportCode>()
  for (const piece of cell.text.split(/[、,，;；/|\n]+/).slice(0, 20)) {
    const { document, warnings: found } = parseIdNumber(piece, typeText)
    if (document) documents.push(document)
    for (const warning of found) warnings.add(warning)
  }
  return { documents, warnings: [...warnings] }
}
