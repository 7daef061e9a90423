import { z } from 'zod'
import { readLocalJson, writeLocalJson } from './local-file.ts'

const settings = z.object({
  language: z.enum(['zh', 'en']).optional(),
  /** The keystore warning that a person has read; another one is shown again. */
  keystoreWarningRead: z.string().max(100).optional(),
})
type Values = z.infer<typeof settings>

/** What the shell remembers on this computer for one data folder: language of the menu, warnings read. */
export interface ShellSettings {
  readonly language: 'zh' | 'en'
  readonly keystoreWarningRead: string | null
  update(values: Values): void
}

/** @param locale of the system; decides the language until a person chose one. Chinese unless it says English */
export function loadShellSettings(file: string, locale: string): ShellSettings {
  let values: Values = settings.safeParse(readLocalJson(file)).data ?? {}
  return {
    get language() {
      return values.language ?? (locale.toLowerCase().startsWith('en') ? 'en' : 'zh')
    },
    get keystoreWarningRead() {
      return values.keystoreWarningRead ?? null
    },
    update(changed) {
      values = { ...values, ...changed }
      writeLocalJson(file, values)
    },
  }
}
