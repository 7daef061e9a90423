import { Button, Checkbox, Input, Select } from 'antd'
import { type CaseKind, caseKinds } from '../../../main/contract/cases.ts'
import { proposeMatter } from '../../../main/contract/propose.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { CategorySelect } from '../cases/CategorySelect.tsx'
import { useProfile, useKindText } from '../cases/useProfile.ts'
import { StaffSelect } from './StaffSelect.tsx'
import { texts } from './texts.ts'

/** What came up at a visit, while it is written down; null where the proposal from the words stands. */
export interface FollowUp {
  readonly caseId: string
  readonly text: string
  readonly promise: string
  readonly promiseId: string
  /** `2026-07-12T18:40` at the site, or empty. */
  readonly promiseDue: string
  /** Staff id of who agreed to the promise. */
  readonly promiseBy: string
  readonly kind: CaseKind | null
  readonly category: readonly string[] | null
  readonly emergency: boolean
}

interface FollowUpFieldsProps {
  readonly place: number
  readonly followUp: FollowUp
  /** Saving was tried: what is missing is said. */
  readonly tried: boolean
  onChange(part: Partial<FollowUp>): void
  onRemove(): void
}

/** One matter that becomes a case. */
export function FollowUpFields({ place, followUp, tried, onChange, onRemove }: FollowUpFieldsProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const profile = useProfile()
  const proposal = profile ? proposeMatter(profile, followUp.text) : { kind: null, category: [] }
  const promises = followUp.promise.trim() !== ''
  const missing = tried && followUp.text.trim() === ''
  return (
    <fieldset className="visit-follow-up">
      <legend>
        {t('followUps')} {place}
      </legend>
      <Field label={t('followUpText')} error={missing ? t('missing') : undefined} required>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            maxLength={20_000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={followUp.text}
            onChange={event => onChange({ text: event.target.value })}
          />
        )}
      </Field>
      <div className="visit-form-row">
        <Field label={t('kind')}>
          {({ id }) => (
            <Select
              id={id}
              value={followUp.kind ?? proposal.kind ?? 'suggestion'}
              options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
              onChange={kind => onChange({ kind })}
            />
          )}
        </Field>
        <Field label={t('category')}>
          {({ id }) => (
            <CategorySelect
              id={id}
              kind={followUp.kind}
              value={followUp.category ?? proposal.category}
              onChange={category => onChange({ category })}
            />
          )}
        </Field>
      </div>
      <Field label={t('followUpPromise')} hint={t('followUpPromiseHint')}>
        {control => (
          <Input
            {...control}
            maxLength={2_000}
            value={followUp.promise}
            onChange={event => onChange({ promise: event.target.value })}
          />
        )}
      </Field>
      {promises ? (
        <div className="visit-form-row">
          <Field
            label={t('promiseDue')}
            error={tried && followUp.promiseDue === '' ? t('timeMissing') : undefined}
            required
          >
            {control => (
              <DateTimeField
                {...control}
                value={followUp.promiseDue}
                onChange={promiseDue => onChange({ promiseDue })}
              />
            )}
          </Field>
          <Field label={t('promiseBy')} required>
            {({ id }) => (
              <StaffSelect
                id={id}
                value={followUp.promiseBy}
                onChange={staffId => onChange({ promiseBy: staffId ?? followUp.promiseBy })}
              />
            )}
          </Field>
        </div>
      ) : null}
      <div className="visit-form-foot">
        <Checkbox
          checked={followUp.emergency}
          onChange={event => onChange({ emergency: event.target.checked })}
        >
          {t('emergency')}
        </Checkbox>
        <Button type="text" size="small" onClick={onRemove}>
          {t('followUpRemove')}
        </Button>
      </div>
    </fieldset>
  )
}
