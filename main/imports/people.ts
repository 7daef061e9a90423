import { isPlaceholder } from './reasons.ts'

export type PersonRole = 'owner' | 'coOwner' | 'tenant' | 'familyMember' | 'agent'
export type Gender = 'male' | 'female'

const han = /^[\p{Script=Han}·•．]+$/u

function isChineseName(text: string): boolean {
  return han.test(text) && [...text].length >= 2 && [...text].length <= 4
}

const compoundSurname =
  /^(?:欧阳|司马|上官|诸葛|慕容|司徒|夏侯|东方|皇甫|尉迟|公孙|令狐|端木|南宫|宇文|长孙)$/

const organisation = /公司|中心|集团|银行|学校|医院|委员会|合作社|事务所|工厂|CO\b|LTD|INC\b|LLC/i

/** A name and the note written in brackets behind it. */
export type WrittenName = { name: string; note?: string }

function oneName(text: string): WrittenName | undefined {
  const match = /^(.*?)\s*[(（【[]([^)）】\]]*)[)）】\]]?\s*$/u.exec(text)
  const name = (match?.[1] || text).replace(/\s+/g, ' ').trim()
  // 张 三 is one name spread over the cell.
  const joined = /^(?:\p{Script=Han} )+\p{Script=Han}$/u.test(name) ? name.replace(/ /g, '') : name
  if (joined === '' || isPlaceholder(joined)) return undefined
  const note = match?.[1] ? match[2]?.trim() : undefined
  return note ? { name: joined, note } : { name: joined }
}

/**
 * The people named in one cell: `张三、李四`, `张三/李四`, `张三；李四`, `张三 李四`. A space separates only whole
 * Chinese names, a comma or slash never splits a name in Latin letters (`SMITH, JOHN`), a company stays one.
 */
export function splitPeople(text: string): WrittenName[] {
  if (text === '') return []
  // The usual case, for every row of a large file: one Chinese name and nothing else.
  if (/^[\u4e00-\u9fff]{2,4}$/.test(text) && !/[和及]/.test(text)) {
    return isPlaceholder(text) ? [] : [{ name: text }]
  }
  const plain = text
    .normalize('NFC')
    .replace(/[，]/g, ',')
    .replace(/[；]/g, ';')
    .replace(/[／]/g, '/')
    .trim()
    .slice(0, 2000)
  if (plain === '' || isPlaceholder(plain)) return []
  // Separators inside brackets belong to the note.
  const held: string[] = []
  const open = plain.replace(/[(（【[][^)）】\]]*[)）】\]]/gu, whole => `\uE000${held.push(whole) - 1}\uE001`)
  const strong = open.split(
    /[、;\n|&]+|(?<=\p{Script=Han}|\uE001)\s*(?:[,/+]|和(?=\p{Script=Han}{2,4}$)|及(?=\p{Script=Han}{2,4}$))\s*/u,
  )
  const pieces = strong.flatMap(piece => {
    const words = piece.trim().split(/[\s\u3000]+/)
    const names = words.every(word => isChineseName(word.replace(/\uE000\d+\uE001/g, '')))
    if (words.length === 2 && compoundSurname.test(words[0] ?? '')) return [words.join('')]
    return words.length > 1 && names && !organisation.test(piece) ? words : [piece]
  })
  const found: WrittenName[] = []
  for (const piece of pieces.slice(0, 20)) {
    const name = oneName(piece.replace(/\uE000(\d+)\uE001/g, (_, index: string) => held[Number(index)] ?? ''))
    if (name && !found.some(one => one.name === name.name)) found.push(name)
  }
  return found
}

const roleWords: readonly (readonly [RegExp, PersonRole])[] = [
  [/共有|共同|联名|第二业主|CO-?OWNER|JOINT/i, 'coOwner'],
  [/租户|租客|承租|租赁|使用人|TENANT|LESSEE/i, 'tenant'],
  [/代办|代理|委托|受托|中介|AGENT|PROXY/i, 'agent'],
  [/家属|家庭|配偶|妻|夫|父|母|子女|儿子|女儿|亲属|FAMILY|SPOUSE|RELATIVE/i, 'familyMember'],
  [/业主|产权人|房主|户主|买受人|购房人|权利人|本人|客户|OWNER|BUYER|PURCHASER/i, 'owner'],
]

/** The role a cell names; undefined where the word is not known. */
export function roleOfText(text: string): PersonRole | undefined {
  return roleWords.find(([words]) => words.test(text))?.[1]
}

export function genderOfText(text: string): Gender | undefined {
  if (/^(?:男性?|先生|M|MALE|MR\.?)$/i.test(text.trim())) return 'male'
  return /^(?:女性?|女士|小姐|F|FEMALE|M(?:R?S|ISS)\.?)$/i.test(text.trim()) ? 'female' : undefined
}
