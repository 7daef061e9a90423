import { Button, Input, Radio, Select } from 'antd'
import { roles, type Role } from '../../../main/contract/permissions.ts'
import { type DeviceKind, deviceKinds, signInKinds } from '../../../main/contract/station.ts'
import { staffRoleWords } from '../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { hasPage } from '../../app/pages.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { dialogTexts } from './dialog-texts.ts'
import { pairTexts } from './pair-texts.ts'
import { cameraPath } from './paths.ts'
import { texts } from './texts.ts'

export interface PairChoiceValues {
  readonly kind: DeviceKind
  readonly limit: Role | null
  readonly name: string
}

interface PairChoiceProps {
  readonly values: PairChoiceValues
  onChange(values: PairChoiceValues): void
  onBegin(): void
  onCancel(): void
  readonly pending: boolean
  readonly error: unknown
}

const noLimit = ''

/**
 * Only kinds that have a page to go to once they are paired are offered; a standby is invited on its own screen, with
 * the password, and the phone of a team is paired where teams are.
 */
const isOffered = (kind: DeviceKind) =>
  kind === 'camera' ? hasPage(cameraPath) : kind !== 'standby' && kind !== 'team'

/** What the device is for, and how far people may go on it: arrows choose, Enter makes the code. */
export function PairChoice({ values, onChange, onBegin, onCancel, pending, error }: PairChoiceProps) {
  const t = useTexts(dialogTexts)
  const more = useTexts(texts)
  const kinds = useTexts(pairTexts)
  const language = useLanguage()
  const people = signInKinds.includes(values.kind)
  return (
    <DeskForm className="pair-choice" onSubmit={onBegin} label={t('title')}>
      <fieldset className="pair-kinds">
        <legend>{t('which')}</legend>
        <Radio.Group
          vertical
          name="device-kind"
          value={values.kind}
          onChange={event => {
            const kind = deviceKinds.find(one => one === event.target.value) ?? values.kind
            onChange({ ...values, kind, limit: signInKinds.includes(kind) ? values.limit : null })
          }}
        >
          {deviceKinds.filter(isOffered).map(kind => (
            <Radio key={kind} value={kind} autoFocus={kind === values.kind}>
              <strong>{kinds(`kind.${kind}`)}</strong>{' '}
              <span className="desk-soft">{kinds(`can.${kind}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {people ? (
        <Field label={t('limit')} hint={more('limitHint')}>
          {({ id, 'aria-describedby': describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={values.limit ?? noLimit}
              onChange={chosen => onChange({ ...values, limit: roles.find(role => role === chosen) ?? null })}
              options={[
                { value: noLimit, label: more('noLimit') },
                ...roles.map(role => ({ value: role, label: staffRoleWords[role][language] })),
              ]}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('name')}>
        {control => (
          <Input
            {...control}
            value={values.name}
            onChange={event => onChange({ ...values, name: event.target.value })}
            placeholder={kinds(`namePlaceholder.${values.kind}`)}
            maxLength={40}
            autoComplete="off"
          />
        )}
      </Field>
      <ErrorNote error={error} />
      <div className="settings-buttons">
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('begin')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
