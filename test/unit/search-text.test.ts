import { describe, expect, it } from 'vitest'
import { addGrams, matchesWords, normalise, queryGrams, wordsOf } from '../../main/search/text.ts'

const gramsOf = (text: string): Set<string> => {
  const grams = new Set<string>()
  addGrams(text, grams)
  return grams
}

describe('normalise', () => {
  it.each([
    ['Ａ１２，房', 'a12,房'],
    [' a\t\r\n　b ', 'a b'],
    ['e\u0301', 'é'],
    ['a\u0000b\u0007c', 'abc'],
    ['漏\u200b水\ufeff', '漏水'],
    ['\ud83d', '\ufffd'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['❤\ufe0f', '❤'],
    ['\u0085', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(normalise(text)).toBe(expected)
  })

  it.each([
    '张伟',
    'ZHANG Wei',
    '3#1201',
    '欧阳〇一',
    'Ångström',
    '２号楼',
    '~',
    '龥龦鿿',
    'ΣΑΣ',
    ' ！、a\n～ ',
  ])('takes %j alike alone and beside what makes it go the long way through the rules', text => {
    expect(normalise(`${text}\u200b`)).toBe(normalise(text))
    expect(normalise(`${text} é`)).toBe(`${normalise(text)} é`)
  })

  it('changes nothing the second time', () => {
    for (const text of ['İstanbul', 'ﷺ', '①㍿', 'ſ', '가나다', '👨‍👩‍👧']) {
      expect(normalise(normalise(text))).toBe(normalise(text))
    }
  })
})

describe('words', () => {
  it('splits at blanks and drops repetitions', () => {
    expect(wordsOf(' 漏水　阳台\n漏水 ')).toEqual(['漏水', '阳台'])
    expect(wordsOf('  ')).toEqual([])
  })

  it('must all stand in one text', () => {
    expect(matchesWords(['客厅漏水', '阳台'], ['漏水', '客厅'])).toBe(true)
    expect(matchesWords(['客厅漏水', '阳台'], ['漏水', '阳台'])).toBe(false)
  })
})

describe('grams', () => {
  it.each([
    '漏',
    '漏水',
    '漏水了',
    '1',
    '13',
    '138',
    '13800138000',
    'lou',
    '漏1水',
    '3-2-1201',
    '12漏345',
    '👨👩',
    '"AND*',
    'aaaa',
  ])('of the word %j are all among the grams of a text with it', word => {
    const normal = normalise(word)
    const grams = gramsOf(`前${word}后 x${word}9`)
    for (const gram of queryGrams(normal).grams) expect(grams).toContain(gram)
  })

  it('are one and exact for words that are grams themselves', () => {
    for (const word of ['漏', '漏水', '1', '13', '138', '-1', '😀']) {
      expect(queryGrams(word)).toMatchObject({ exact: true })
      expect(queryGrams(word).grams).toHaveLength(1)
    }
    for (const word of ['漏水了', '1380', '漏12', '\ue021', '\ufffd'])
      expect(queryGrams(word).exact).toBe(false)
  })

  it('do not span a blank', () => {
    expect(gramsOf('漏 水')).not.toContain('漏水')
  })

  it('of long words are limited', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
    expect(queryGrams(long).grams.length).toBeLessThanOrEqual(24)
    expect(queryGrams(long).grams.length).toBeGreaterThan(12)
  })
})
