import type { Words } from './words.ts'

/** What the schema of the section `handover` says of a custom fault, in words. */
export const handoverFaults: readonly (readonly [RegExp, () => Words])[] = [
  [
    /^money is asked for before the inspection$/,
    () => ({
      zh: '收款窗口排在验房窗口之前。请把它移到验房之后，或勾选“允许在验房之前收款”',
      en: 'the station for money stands before the one for the inspection. Move it behind, or allow money before the inspection',
    }),
  ],
]
