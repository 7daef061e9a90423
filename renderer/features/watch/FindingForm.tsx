import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type CaseKind, caseKinds } from '../../../main/contract/cases.ts'
import { proposeMatter } from '../../../main/contract/propose.ts'
import type { WatchPlace } from '../../../main/contract/watch.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { nobodyNowhere, WhoOrWhere, type WhoWhere } from '../../components/WhoOrWhere.tsx'
import { CategorySelect } from '../cases/CategorySelect.tsx'
import { useProfile, useKindText } from '../cases/useProfile.ts'
import { isWebAddress } from './open-address.ts'
import { texts } from './texts.ts'

interface FindingFormProps {
  readonly place: WatchPlace
  onDone(): void
}

/** A post becomes a case in one step; kind and category are proposed from its words. `Ctrl Enter` takes it. */
export function FindingForm({ place, onDone }: FindingFormProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const trpc = useTRPC()
  const profile = useProfile()
  const { message } = App.useApp()
  const report = useCommand(trpc.watch.reportFinding)
  const [ids] = useState(() => ({ roundId: newId(), findingId: newId(), caseId: newId() }))
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [posted, setPosted] = useState('')
  const [who, setWho] = useState<WhoWhere>(nobodyNowhere)
  const [decided, setDecided] = useState<{ kind?: CaseKind; category?: readonly string[] }>({})
  const [emergency, setEmergency] = useState(false)
  const [tried, setTried] = useState(false)
  const proposal = profile ? proposeMatter(profile, text) : { kind: null, category: [] }
  const kind = decided.kind ?? proposal.kind ?? 'complaint'
  const category = decided.category ?? proposal.category
  const textMissing = text.trim() === ''
  const sourceWrong = !isWebAddress(source.trim())
  const take = async () => {
    const { number } = await report.run({
      placeId: place.id,
      roundId: ids.roundId,
      findingId: ids.findingId,
      postedAt: posted === '' ? null : momentOf(posted),
      matter: {
        caseId: ids.caseId,
        kind,
        category: [...category],
        emergency,
        unitId: who.unit?.unitId ?? null,
        personId: who.person?.personId ?? null,
        room: null,
        text,
        source: source.trim(),
      },
    })
    message.success(
      <span>
        {t('taken', { number })} <Link to={casePath(ids.caseId)}>{t('openCase')}</Link>
      </span>,
    )
    onDone()
  }
  const submit = () => {
    setTried(true)
    // A refusal stands in `report.error`, and everything typed stays.
    if (!textMissing && !sourceWrong && !report.pending) take().catch(() => undefined)
  }
  return (
    <DeskForm
      onSubmit={submit}
      ctrlEnter
      className="place-form place-finding"
      label={t('findingTitle', { name: place.name })}
    >
      <Field label={t('text')} error={tried && textMissing ? t('missing') : undefined} required>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            maxLength={20_000}
            placeholder={t('textPlaceholder')}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('source')} error={tried && sourceWrong ? t('addressWrong') : undefined} required>
        {control => (
          <Input
            {...control}
            maxLength={2000}
            placeholder="https://"
            value={source}
            onChange={event => setSource(event.target.value)}
          />
        )}
      </Field>
      <div className="place-form-row">
        <Field label={t('postedAt')} hint={t('postedHint')}>
          {control => <DateTimeField {...control} usualClock="09:00" value={posted} onChange={setPosted} />}
        </Field>
        <Field label={t('matterKind')} hint={decided.kind ? undefined : t('proposed')}>
          {({ id }) => (
            <Select
              id={id}
              value={kind}
              options={caseKinds.map(one => ({ value: one, label: kindText(one) }))}
              onChange={chosen => setDecided(current => ({ ...current, kind: chosen }))}
            />
          )}
        </Field>
        <Field label={t('category')} hint={decided.category ? undefined : t('proposed')}>
          {({ id }) => (
            <CategorySelect
              id={id}
              kind={kind}
              value={category}
              onChange={path => setDecided(current => ({ ...current, category: path }))}
            />
          )}
        </Field>
      </div>
      <Field label={t('who')} hint={t('whoHint')}>
        {({ id }) => <WhoOrWhere id={id} value={who} onChange={setWho} />}
      </Field>
      <Checkbox checked={emergency} onChange={event => setEmergency(event.target.checked)}>
        {t('emergency')}
      </Checkbox>
      <ErrorNote error={report.error} />
      <div className="place-form-foot">
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={report.pending}>
          {t('take')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
