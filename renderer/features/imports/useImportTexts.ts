import type { ImportKind } from '../../../main/contract/imports.ts'
import { type Translate, useTexts } from '../../app/i18n.ts'
import { contractorTexts } from './contractor-texts.ts'
import { contractTexts } from './contract-texts.ts'
import { registerTexts } from './register-texts.ts'
import { texts } from './texts.ts'

type Key = keyof typeof texts.zh
/** Texts with the keys of `texts`, whatever they say. */
interface KindTexts {
  readonly zh: Readonly<Record<Key, string>>
  readonly en: Readonly<Record<Key, string>>
}

const textsOfKinds: Readonly<Record<ImportKind, KindTexts>> = {
  owners: texts,
  cases: { zh: { ...texts.zh, ...registerTexts.zh }, en: { ...texts.en, ...registerTexts.en } },
  contracts: { zh: { ...texts.zh, ...contractTexts.zh }, en: { ...texts.en, ...contractTexts.en } },
  contractors: {
    zh: { ...texts.zh, ...contractorTexts.zh },
    en: { ...texts.en, ...contractorTexts.en },
  },
}

/** What the screens say of an import of this kind. */
export function useImportTexts(kind: ImportKind): Translate<KindTexts> {
  return useTexts(textsOfKinds[kind])
}
