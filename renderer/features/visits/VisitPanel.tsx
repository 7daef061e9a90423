import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { visitPurposeWords } from '../../../main/contract/knowledge-words.ts'
import { openVisitStates, type VisitRow } from '../../../main/contract/visits.ts'
import { useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { casePath, unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { CareReasons } from '../callbacks/CareReasons.tsx'
import { FileGrid } from '../cases/files/FileGrid.tsx'
import { useWord } from '../cases/words.ts'
import { AgreeForm } from './AgreeForm.tsx'
import { EndForm } from './EndForm.tsx'
import { HoldForm } from './HoldForm.tsx'
import { texts } from './texts.ts'
import { VisitTag } from './VisitLine.tsx'

interface VisitPanelProps {
  readonly visitId: string
  /** What is to be done with it first. */
  readonly begin?: 'hold' | undefined
  onClose(): void
}

/** One visit: what was agreed, what was said, what came of it. */
export function VisitPanel({ visitId, begin, onClose }: VisitPanelProps) {
  const trpc = useTRPC()
  const found = useQuery(trpc.visits.detail.queryOptions({ visitId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={5} />
  return <Loaded visit={found.data} begin={begin} onClose={onClose} />
}

type Doing = 'agree' | 'hold' | 'miss' | 'cancel'

type LoadedProps = Omit<VisitPanelProps, 'visitId'> & { readonly visit: VisitRow }

function Loaded({ visit, begin, onClose }: LoadedProps) {
  const t = useTexts(texts)
  const word = useWord()
  const may = useMay()
  const navigate = useNavigate()
  const isOpen = openVisitStates.some(state => state === visit.state)
  const [doing, setDoing] = useState<Doing | undefined>(isOpen ? begin : undefined)
  const works = isOpen && may('visit.work')
  const done = () => setDoing(undefined)
  const print = () => {
    Promise.resolve(navigate(`/more/visits/print?visit=${visit.id}`)).catch(reportError)
  }
  const steps: readonly (readonly [Doing, string])[] = [
    ['agree', t(visit.state === 'agreed' ? 'move' : 'agree')],
    ['hold', t('hold')],
    ['miss', t('miss')],
    ['cancel', t('cancelVisit')],
  ]
  const usual: Doing = visit.state === 'agreed' ? 'hold' : 'agree'
  return (
    <article className="visit" aria-label={t('label', { unit: visit.unitNumber ?? '' })}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <header className="visit-line-head">
        <h2>
          <Link to={unitPath(visit.unitId)} className="desk-figures">
            {visit.unitNumber}
          </Link>{' '}
          <span className="desk-soft">{visit.buildingName}</span>
        </h2>
        <VisitTag state={visit.state} />
      </header>
      <div className="visit-actions">
        {works
          ? steps.map(([step, label]) => (
              <Button
                key={step}
                type={step === usual ? 'primary' : step === 'agree' || step === 'hold' ? 'default' : 'text'}
                disabled={doing === step}
                onClick={() => setDoing(step)}
              >
                {label}
              </Button>
            ))
          : null}
        {isOpen ? (
          <Button icon={<PrinterOutlined />} onClick={print}>
            {t('prepare')}
          </Button>
        ) : null}
      </div>
      <CareReasons visitId={visit.id} />
      {doing === 'agree' ? <AgreeForm visit={visit} onDone={done} /> : null}
      {doing === 'hold' ? <HoldForm visit={visit} onDone={done} /> : null}
      {doing === 'miss' || doing === 'cancel' ? (
        <EndForm key={doing} visit={visit} end={doing} onDone={done} />
      ) : null}
      <Facts
        rows={[
          [t('purpose'), word(visitPurposeWords[visit.purpose])],
          [t('visitor'), visit.visitorName ?? t('nobody')],
          [t('appointment'), <MomentOrNone key="appointment" at={visit.appointmentAt} />],
          [t('heldAt'), <MomentOrNone key="held" at={visit.heldAt} />],
          [
            t('present'),
            [visit.personName, visit.present].filter(name => name !== null).join(comma()) || '—',
          ],
          [t('note'), visit.note ?? '—'],
        ]}
      />
      {visit.minutes === null ? null : <p className="visit-minutes">{visit.minutes}</p>}
      {visit.files.length > 0 ? (
        <section aria-label={t('photos')}>
          <h3>{t('photos')}</h3>
          <FileGrid files={visit.files} />
        </section>
      ) : null}
      {visit.followUps.length > 0 ? (
        <p className="visit-actions">
          {t('followUps')}
          {visit.followUps.map(({ caseId, caseNumber }) => (
            <Link key={caseId} to={casePath(caseId)}>
              {caseNumber}
            </Link>
          ))}
        </p>
      ) : null}
    </article>
  )
}

function MomentOrNone({ at }: { readonly at: number | null }) {
  return at === null ? '—' : <Time at={at} as="moment" />
}
