import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, type Cluster } from '../../main/print/line-breaking.ts'

const EM = 10

/** Full-width characters are one em wide, ASCII half of one, as in the print font. */
function clusters(text: string): Cluster[] {
  return [...text].map(character => ({ character, width: character < '\u0080' ? EM / 2 : EM }))
}

function lines(text: string, ems: number): string[] {
  const paragraph = clusters(text)
  return breakLines(paragraph, ems * EM).map(({ start, end }) =>
    paragraph
      .slice(start, end)
      .map(cluster => cluster.character)
      .join(''),
  )
}

describe('breaking lines by the rules of Chinese print', () => {
  it('lets no closing mark begin a line', () => {
    // The comma stands half outside at the end of the fifth character.
    expect(lines('业主反映漏水，很急。', 6)).toEqual(['业主反映漏', '水，很急。'])
    expect(lines('业主反映漏水，很急。', 6.5)).toEqual(['业主反映漏水，', '很急。'])
  })

  it('lets no opening mark end a line', () => {
    expect(lines('昨晚暴雨（七月）后', 5)).toEqual(['昨晚暴雨', '（七月）后'])
    expect(lines('赔偿误工¥1200元', 5)).toEqual(['赔偿误工', '¥1200元'])
  })

  it('keeps Latin words and numbers whole and breaks between them and ideographs', () => {
    expect(lines('维修单KF-0042未处理', 6)).toEqual(['维修单', 'KF-0042未处', '理'])
    expect(lines('the floor has swollen', 5)).toEqual(['the floor ', 'has ', 'swollen'])
  })

  it('breaks a word only where it is wider than a line, after a joint where it has one', () => {
    expect(lines('abcdefghij', 3)).toEqual(['abcdef', 'ghij'])
    expect(lines('KF-HT01-202607', 4)).toEqual(['KF-HT01-', '202607'])
  })

  it('does not tear dashes and ellipses apart', () => {
    expect(lines('查清原因——不要', 5)).toEqual(['查清原', '因——不要'])
  })

  it('has one line for an empty text', () => {
    expect(breakLines([], 100)).toEqual([{ start: 0, end: 0, width: 0 }])
  })
})

const CLOSING = '。，、：；？！）】》”’…'
const OPENING = '（【《“‘'
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'业主反映漏水墙面起皮') },
  { weight: 2, arbitrary: fc.constantFrom(...CLOSING) },
  { weight: 1, arbitrary: fc.constantFrom(...OPENING) },
  { weight: 2, arbitrary: fc.constantFrom(...'abcXYZ019') },
  { weight: 1, arbitrary: fc.constantFrom(' ', '-', ',', '—') },
)
const texts = fc.array(character, { maxLength: 120 }).map(parts => parts.join(''))

describe('for any text and width', () => {
  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, ems) => {
        expect(lines(text, ems).join('')).toBe(text)
      }),
    )
  })

  it('keeps every line within its width, half a closing mark and blanks at the end excepted', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, ems) => {
        const paragraph = clusters(text)
        for (const line of breakLines(paragraph, ems * EM)) {
          expect(line.width).toBeLessThanOrEqual(ems * EM + EM / 2)
          const shown = paragraph
            .slice(line.start, line.end)
            .map(cluster => cluster.character)
            .join('')
            .trimEnd()
          if (!CLOSING.includes(shown.at(-1) ?? ' ')) expect(line.width).toBeLessThanOrEqual(ems * EM)
        }
      }),
    )
  })

  it('begins no line with a closing mark and ends none with an opening one where a break was possible', () => {
    // A line that could be broken elsewhere: two neighbouring ideographs always leave a permitted place.
    const possible = texts.map(text => [...text].map(part => `业主${part}`).join(''))
    fc.assert(
      fc.property(possible, fc.integer({ min: 8, max: 30 }), (text, ems) => {
        const set = lines(text, ems)
        for (const [index, line] of set.entries()) {
          if (index > 0) expect(CLOSING).not.toContain([...line][0])
          if (index < set.length - 1) expect(OPENING).not.toContain([...line].at(-1))
        }
      }),
    )
  })
})
