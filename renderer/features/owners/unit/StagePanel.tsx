import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { stageWords, type UnitStage, unitStages } from '../../../../main/contract/unit-changes.ts'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { StrokeNote } from '../../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../../components/meanwhile/useStroke.ts'
import { Field } from '../../../components/Field.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { useWord } from '../../cases/words.ts'
import '../form.css'
import { changeTexts } from './change-texts.ts'
import { texts } from './texts.ts'
import type { UnitDetail } from './types.ts'

/** How stages look wherever they are said. */
export const stageTones = {
  prospect: 'off',
  signed: 'plain',
  'before-move-in': 'dueSoon',
  'moved-in': 'done',
  'warranty-ending': 'dueSoon',
  'out-of-warranty': 'waiting',
} as const satisfies Record<UnitStage, string>

/** Where the file stands, and what is to be done while it stands there. */
export function StagePanel({ detail }: { readonly detail: UnitDetail }) {
  const t = useTexts(changeTexts)
  const word = useWord()
  const may = useMay()
  const [setting, setSetting] = useState(false)
  const { stage, byFacts, set, reason, duties } = detail.stage
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('stage')}</h2>
        <StateTag tone={stageTones[stage]}>{word(stageWords[stage])}</StateTag>
        {may('estate.edit') ? (
          <Button size="small" type="link" onClick={() => setSetting(true)}>
            {t('setStage')}
          </Button>
        ) : null}
      </header>
      {set ? (
        <p className="desk-soft">
          {[
            t('stageSet'),
            ...(reason === null ? [] : [reason]),
            ...(byFacts === stage ? [] : [t('stageWouldBe', { stage: word(stageWords[byFacts]) })]),
          ].join(' · ')}
        </p>
      ) : null}
      {duties.length > 0 ? (
        <ul className="unit-duties" aria-label={t('duties')}>
          {duties.map(duty => (
            <li key={duty.id}>
              <span aria-hidden="true">{duty.done === null ? '○' : duty.done ? '✓' : '□'}</span>
              <span>{word(duty.name)}</span>
              <small className={duty.done === false ? 'unit-duty-open' : 'desk-soft'}>
                {t(duty.done === null ? 'dutyAsk' : duty.done ? 'dutyDone' : 'dutyOpen')}
              </small>
            </li>
          ))}
        </ul>
      ) : null}
      {setting ? <SetStage detail={detail} onClose={() => setSetting(false)} /> : null}
    </section>
  )
}

function SetStage({ detail, onClose }: { readonly detail: UnitDetail; onClose(): void }) {
  const t = useTexts(changeTexts)
  const common = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const { byFacts, set, stage: now, reason: before } = detail.stage
  const [stage, setStage] = useState<UnitStage | 'facts'>(set ? now : 'facts')
  const [reason, setReason] = useState(before ?? '')
  const save = useCommand(trpc.estate.setStage, {
    onSuccess: () => {
      message.success(common('saved'))
      onClose()
    },
  })
  const stroke = useStroke(save, {
    now: { stage: set ? now : null, reason: set ? before : null },
    open: true,
    says: input => ({ stage: input.stage, reason: input.reason ?? null }),
    onTake: onClose,
  })
  const submit = () =>
    stroke.send({
      unitId: detail.unit.id,
      stage: stage === 'facts' ? null : stage,
      ...(stage === 'facts' || reason.trim() === '' ? {} : { reason: reason.trim() }),
    })
  return (
    <Dialog width={420} title={t('setStage')} footer={null} onCancel={onClose}>
      <DeskForm onSubmit={submit} className="owner-form">
        <Field label={t('stage')}>
          {({ id }) => (
            <Select<UnitStage | 'facts'>
              id={id}
              autoFocus
              value={stage}
              onChange={setStage}
              options={[
                { value: 'facts', label: `${t('stageByFacts')} · ${word(stageWords[byFacts])}` },
                ...unitStages.map(value => ({ value, label: word(stageWords[value]) })),
              ]}
            />
          )}
        </Field>
        {stage === 'facts' ? null : (
          <Field label={t('reason')}>
            {control => (
              <Input
                {...control}
                value={reason}
                maxLength={200}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        <StrokeNote
          stroke={stroke}
          thing={detail.unit}
          label={field => t(field === 'stage' ? 'stage' : 'reason')}
          say={(field, value) => {
            const said = unitStages.find(one => field === 'stage' && one === value)
            return said && word(stageWords[said])
          }}
        />
        <div className="owner-form-end">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={save.pending}>
            {common('save')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}
