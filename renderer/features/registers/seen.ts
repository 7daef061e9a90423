import type { Inputs } from '../../app/api.ts'

type Export = Inputs['reports']['registerList']

/** A register as it is seen: which list, how its file is called, and what it is narrowed to in words. */
export interface RegisterSeen {
  readonly list: Export['seen']
  readonly title: string
  readonly words: string[]
}

/** What was searched, for the head of a printed list; nothing where nothing was. */
export const searchWords = (searched: string, text: string): string[] =>
  text.trim() === '' ? [] : [`${searched}：${text.trim()}`]
