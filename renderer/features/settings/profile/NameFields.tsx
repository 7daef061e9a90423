import { Input } from 'antd'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import type { Words } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { texts } from './texts.ts'

interface NameFieldsProps {
  readonly name: Words
  readonly locked: boolean
  /** Faults of the draft; those of this name are shown at its fields. */
  readonly faults: readonly ProfileFault[]
  /** Where the name stands in the section. */
  readonly place: readonly PropertyKey[]
  onChange(name: Words): void
}

/** What something is called, in both languages. */
export function NameFields({ name, locked, faults, place, onChange }: NameFieldsProps) {
  const t = useTexts(texts)
  const shownLanguage = useLanguage()
  return (
    <>
      {(['zh', 'en'] as const).map(language => (
        <Field
          key={language}
          label={t(`name.${language}`)}
          required
          error={faultAt(faults, [...place, 'name', language])?.why[shownLanguage]}
        >
          {control => (
            <Input
              {...control}
              value={name[language]}
              maxLength={language === 'zh' ? 60 : 80}
              disabled={locked}
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              onChange={event => onChange({ ...name, [language]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  )
}

/** The fault at a place of the section, or below it. */
export function faultAt<Fault extends Pick<ProfileFault, 'path'>>(
  faults: readonly Fault[],
  place: readonly PropertyKey[],
): Fault | undefined {
  // The first step of a fault's path names the section.
  return faults.find(({ path }) => place.every((step, index) => path[index + 1] === step))
}
