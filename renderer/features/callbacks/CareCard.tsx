import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { CareRow } from '../../../main/contract/callback-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath, personPath, unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Time } from '../../components/Time.tsx'
import { VisitTag } from '../visits/VisitLine.tsx'
import { CareTag } from './CallbackTags.tsx'
import { PlanCareForm, SettleCareForm } from './CareForm.tsx'
import { visitPath } from './paths.ts'
import { texts } from './texts.ts'

type Step = 'plan' | 'settle'

/** One dissatisfied owner: what was said, the visit, and what comes next. `begin` opens that at once. */
export function CareCard({ row, begin }: { readonly row: CareRow; readonly begin: boolean }) {
  const t = useTexts(texts)
  const may = useMay()
  const [step, setStep] = useState<Step | undefined>(
    begin && row.care === 'open' && row.openVisit === null ? 'plan' : undefined,
  )
  const done = () => setStep(undefined)
  const works = may('visit.work') && may('callback.record') && row.care !== 'settled'
  return (
    <li className="care-card">
      <div className="call-who">
        <strong>
          {row.personId === null ? (
            (row.name ?? t('noName'))
          ) : (
            <Link to={personPath(row.personId)}>{row.name ?? t('erased')}</Link>
          )}
        </strong>
        {row.unitId === null ? null : <Link to={unitPath(row.unitId)}>{row.unitNumber}</Link>}
        {row.care === null ? null : <CareTag state={row.care} />}
        {row.caseId === null ? null : (
          <Link to={casePath(row.caseId)} className="desk-figures">
            {row.caseNumber}
          </Link>
        )}
        {row.endedAt === null ? null : (
          <span className="desk-soft">
            <Time at={row.endedAt} />
          </span>
        )}
      </div>
      {row.words === null ? null : <p className="case-words">{row.words}</p>}
      <VisitOf row={row} />
      {row.careResult === null ? null : <p>{t('settledWithout', { words: row.careResult })}</p>}
      {works && step === 'plan' ? <PlanCareForm row={row} onDone={done} /> : null}
      {works && step === 'settle' ? <SettleCareForm row={row} onDone={done} /> : null}
      {works && step === undefined ? <Steps row={row} go={setStep} /> : null}
    </li>
  )
}

/** The latest visit because of this, as the list of visits has it. */
function VisitOf({ row: { visit } }: { readonly row: CareRow }) {
  const t = useTexts(texts)
  if (visit === null) return null
  const at = visit.heldAt ?? visit.appointmentAt
  return (
    <>
      <p className="call-who">
        <Link to={visitPath(visit.id)}>{t('careVisit')}</Link>
        <VisitTag state={visit.state} />
        {at === null ? null : <Time at={at} as="moment" />}
        {visit.visitorName === null ? null : <span>{visit.visitorName}</span>}
      </p>
      {visit.minutes === null ? null : <p className="desk-soft case-words">{visit.minutes}</p>}
    </>
  )
}

/** What comes next has the colour, and the focus where somebody moves from card to card. */
const next = { type: 'primary', className: 'care-next' } as const

function Steps({ row, go }: { readonly row: CareRow; go(step: Step): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const join = useCommand(trpc.callbacks.planCare, { onSuccess: () => message.success(t('careSaved')) })
  const { openVisit, visit } = row
  const comes = row.care === 'planned' && visit !== null
  return (
    <>
      <ErrorNote error={join.error} />
      <div className="call-foot">
        {comes ? (
          <Button
            size="small"
            {...next}
            onClick={() => {
              Promise.resolve(navigate(`${visitPath(visit.id)}&do=hold`)).catch(reportError)
            }}
          >
            {t('recordVisit')}
          </Button>
        ) : openVisit === null ? (
          <Button size="small" {...next} onClick={() => go('plan')}>
            {t('planVisit')}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              {...next}
              loading={join.pending}
              onClick={() => join.send({ callbackId: row.id, visitId: openVisit.id })}
            >
              {t('joinVisit')}
            </Button>
            <span className="desk-soft">
              {openVisit.appointmentAt === null ? (
                t('joinWhenOpen')
              ) : (
                <Time at={openVisit.appointmentAt} as="moment" />
              )}{' '}
              {openVisit.visitorName}
            </span>
          </>
        )}
        <Button size="small" onClick={() => go('settle')}>
          {t('settleWithout')}
        </Button>
      </div>
    </>
  )
}
