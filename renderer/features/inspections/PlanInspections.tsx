import { Button, Select } from 'antd'
import { useState } from 'react'
import { purposeWords } from '../../../main/contract/inspection-words.ts'
import { InspectionPurpose, inspectionPurposes } from '../../../main/contract/inspections.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { StaffSelect } from '../visits/StaffSelect.tsx'
import { planTexts } from './plan-texts.ts'

/** As many as one command takes. */
const atOnce = 500

interface PlanInspectionsProps {
  readonly unitIds: readonly string[]
  /** The batch of a handover they belong to. */
  readonly batchId: string | null
  onDone(): void
}

/** Who is to walk through these homes, and when: their tablet takes the homes along. */
export function PlanInspections({ unitIds, batchId, onDone }: PlanInspectionsProps) {
  const t = useTexts(planTexts)
  const word = useWord()
  const plan = useCommand(useTRPC().inspections.plan)
  const [purpose, setPurpose] = useState<InspectionPurpose>(batchId === null ? 'individual' : 'formal')
  const [inspector, setInspector] = useState<string | null>(null)
  const [plannedOn, setPlannedOn] = useState('')
  const [today] = useState(() => formatDay(Date.now()))
  const [tried, setTried] = useState(false)
  // Made once: sent again after a lost answer they are the same inspections.
  const [inspections] = useState(() => unitIds.map(unitId => ({ inspectionId: newId(), unitId })))
  /** How many the desk has: where it said no to some, the others are not told again. */
  const [planned, setPlanned] = useState(0)
  const planAll = async (staffId: string) => {
    for (let from = planned; from < inspections.length; from += atOnce) {
      await plan.run({
        inspections: inspections.slice(from, from + atOnce),
        purpose,
        inspector: staffId,
        plannedOn: plannedOn === '' ? null : plannedOn,
        batchId,
      })
      setPlanned(from + atOnce)
    }
    onDone()
  }
  const submit = () => {
    setTried(true)
    if (inspector === null || plan.pending) return
    // What was refused stands in the form.
    planAll(inspector).catch(() => undefined)
  }
  return (
    <section>
      <h3>{t('plan')}</h3>
      <p className="desk-soft">{t('planHint')}</p>
      <DeskForm onSubmit={submit} className="handover-form" label={t('plan')}>
        <div className="handover-row">
          <Field
            label={t('inspector')}
            error={tried && inspector === null ? t('inspectorMissing') : null}
            required
          >
            {({ id }) => <StaffSelect id={id} value={inspector} onChange={setInspector} />}
          </Field>
          <Field label={t('purpose')}>
            {({ id }) => (
              <Select
                id={id}
                value={purpose}
                options={inspectionPurposes.map(value => ({ value, label: word(purposeWords[value]) }))}
                onChange={value => setPurpose(InspectionPurpose.parse(value))}
              />
            )}
          </Field>
          <Field label={t('plannedOn')}>
            {control => <DateField {...control} value={plannedOn} min={today} onChange={setPlannedOn} />}
          </Field>
        </div>
        <ErrorNote error={plan.error} />
        <div className="handover-actions">
          <Button htmlType="submit" loading={plan.pending}>
            {t('planCount', { count: unitIds.length })}
          </Button>
        </div>
      </DeskForm>
    </section>
  )
}
