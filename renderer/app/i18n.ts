import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../../main/contract/errors.ts'
import { readSetting, writeSetting } from './settings.ts'

/**
 * Texts of a feature: the same keys in Chinese and English, flat (`'state.received'`), parameters as `{name}` like
 * in the error catalogue. A key with a count may have `key_one` and `key_other`; call it as `t('key', { count })`.
 */
export interface Texts {
  readonly zh: Readonly<Record<string, string>>
  readonly en: Readonly<Record<string, string>>
}

type Counted<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key
/** Keys of a feature's texts. */
export type TextKey<T extends Texts> = Counted<keyof T['zh'] & string>
/** Turns a key into the sentence in the language of this screen. */
export type Translate<T extends Texts> = (
  key: TextKey<T>,
  params?: Readonly<Record<string, string | number>>,
) => string

const translations = createInstance()
export const languages: readonly Language[] = ['zh', 'en']
const fallback: Language = 'zh'
const namespaces = new WeakMap<Texts, string>()
let namespaceCount = 0

/** Starts translation in the language this device was left in; Chinese first. */
function start(): void {
  const language = languages.find(known => known === readSetting('language')) ?? fallback
  translations
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: fallback,
      resources: {},
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      interpolation: { prefix: '{', suffix: '}', escapeValue: false },
      react: { useSuspense: false },
    })
    .catch((error: unknown) => reportError(error))
  showInPage(language)
}

/** Changes the language of this device. */
export function setLanguage(language: Language): void {
  writeSetting('language', language)
  translations.changeLanguage(language).catch((error: unknown) => reportError(error))
  showInPage(language)
  // The menu and the dialogs of the window speak the same language; without a window there are none.
  window.deskHost?.setLanguage({ language }).catch((error: unknown) => reportError(error))
}

/** The language of this screen, for errors, dates and names of enumerations. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return asLanguage(i18n.language)
}

/**
 * The texts of a feature in the language of this screen.
 *
 *     const t = useTexts(texts)
 *     t('greeting', { name })
 */
export function useTexts<const T extends Texts>(texts: T): Translate<T> {
  return translator(texts, useLanguage())
}

/** The same outside React. */
export function translator<const T extends Texts>(texts: T, language: Language): Translate<T> {
  const namespace = namespaceOf(texts)
  return (key, params) => translations.t(String(key), { ...params, lng: language, ns: namespace })
}

function namespaceOf(texts: Texts): string {
  const known = namespaces.get(texts)
  if (known !== undefined) return known
  namespaceCount += 1
  const namespace = `texts-${namespaceCount}`
  namespaces.set(texts, namespace)
  for (const language of languages) translations.addResourceBundle(language, namespace, texts[language])
  return namespace
}

/** What stands between the names of a list, in the language of this screen. */
export const comma = (): string => (asLanguage(translations.language) === 'zh' ? '、' : ', ')

/** What stands between the sentences of a list, in the language of this screen. */
export const semicolon = (): string => (asLanguage(translations.language) === 'zh' ? '；' : '; ')

function asLanguage(code: string): Language {
  return languages.find(known => known === code) ?? fallback
}

function showInPage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

start()
