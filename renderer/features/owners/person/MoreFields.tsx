import { Input, Select } from 'antd'
import { type CareNeed, careNeeds } from '../../../../main/contract/people.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DateField } from '../../../components/date/DateField.tsx'
import { Field } from '../../../components/Field.tsx'
import type { Draft } from './details.ts'
import { texts } from './texts.ts'

interface MoreFieldsProps {
  readonly draft: Draft
  set(changes: Partial<Draft>): void
  readonly open: boolean
}

/** What is seldom known at the counter: documents, address, notes. */
export function MoreFields({ draft, set, open }: MoreFieldsProps) {
  const t = useTexts(texts)
  return (
    <details open={open}>
      <summary>{t('moreDetails')}</summary>
      <div>
        <Field label={t('idDocument')}>
          {control => (
            <Input
              {...control}
              value={draft.idDocument}
              maxLength={40}
              autoComplete="off"
              onChange={event => set({ idDocument: event.target.value })}
            />
          )}
        </Field>
        <div className="owner-form-pair">
          <Field label={t('gender')}>
            {({ id }) => (
              <Select<Draft['gender']>
                id={id}
                allowClear
                value={draft.gender === '' ? null : draft.gender}
                onChange={value => set({ gender: value ?? '' })}
                options={(['female', 'male', 'other'] as const).map(value => ({
                  value,
                  label: t(`gender.${value}`),
                }))}
              />
            )}
          </Field>
          <Field label={t('birthday')}>
            {control => (
              <DateField {...control} value={draft.birthday} onChange={birthday => set({ birthday })} />
            )}
          </Field>
        </div>
        <Field label={t('mailingAddress')}>
          {control => (
            <Input
              {...control}
              value={draft.mailingAddress}
              maxLength={300}
              onChange={event => set({ mailingAddress: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('contactTimes')}>
          {control => (
            <Input
              {...control}
              value={draft.contactTimes}
              maxLength={100}
              placeholder={t('contactTimesHint')}
              onChange={event => set({ contactTimes: event.target.value })}
            />
          )}
        </Field>
        <div className="owner-form-pair">
          <Field label={t('care')}>
            {({ id }) => (
              <Select<CareNeed[]>
                id={id}
                mode="multiple"
                allowClear
                value={[...draft.care]}
                onChange={care => set({ care })}
                options={careNeeds.map(value => ({ value, label: t(`care.${value}`) }))}
              />
            )}
          </Field>
          <Field label={t('languages')}>
            {control => (
              <Input
                {...control}
                value={draft.languages}
                maxLength={100}
                onChange={event => set({ languages: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label={t('formerNames')} hint={t('formerNamesHint')}>
          {control => (
            <Input
              {...control}
              value={draft.formerNames}
              maxLength={500}
              onChange={event => set({ formerNames: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('note')}>
          {control => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={draft.note}
              maxLength={2000}
              onChange={event => set({ note: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  )
}
