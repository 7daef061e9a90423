import { Input } from 'antd'
import { Phone } from '../../../main/contract/values.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { StaffPick } from '../registers/StaffPick.tsx'
import { texts } from './texts.ts'

/** One of the staff, or somebody by name. */
export interface PersonEntry {
  readonly staffId: string | null
  readonly name: string
  readonly phone: string
}
export const nobodyYet: PersonEntry = { staffId: null, name: '', phone: '' }

export const phoneIsWrong = (phone: string) => phone.trim() !== '' && !Phone.safeParse(phone.trim()).success

/** As commands take it; undefined where nobody is named. */
export function personSent({ staffId, name, phone }: PersonEntry) {
  const called = phone.trim() === '' ? {} : { phone: phone.trim() }
  if (staffId !== null) return { staffId, ...called }
  return name.trim() === '' ? undefined : { name: name.trim(), ...called }
}

interface PersonFieldsProps {
  readonly value: PersonEntry
  onChange(value: PersonEntry): void
}

/** Who: one of the staff, or somebody from outside by name, with a phone. */
export function PersonFields({ value, onChange }: PersonFieldsProps) {
  const t = useTexts(texts)
  return (
    <>
      <Field label={t('staff')}>
        {({ id }) => (
          <StaffPick
            id={id}
            value={value.staffId}
            onChange={staffId => onChange({ ...value, staffId, name: staffId === null ? value.name : '' })}
          />
        )}
      </Field>
      {value.staffId === null ? (
        <Field label={t('outside')}>
          {control => (
            <Input
              {...control}
              maxLength={80}
              value={value.name}
              onChange={event => onChange({ ...value, name: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('phone')} error={phoneIsWrong(value.phone) ? t('phoneWrong') : undefined}>
        {control => (
          <Input
            {...control}
            maxLength={40}
            inputMode="tel"
            value={value.phone}
            onChange={event => onChange({ ...value, phone: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
