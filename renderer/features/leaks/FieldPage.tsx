import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams } from 'react-router'
import type { HouseholdPhone, LeakRow } from '../../../main/contract/leaks.ts'
import { bringWords, leakDueWords, leakWords } from '../../../main/contract/leak-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { TimeLeft } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import './field.css'
import { LeakStateTag } from './LeakTags.tsx'
import { aboutLeak, placeOf } from './message.ts'
import { nextStep } from './next-step.ts'
import { texts } from './texts.ts'
import { momentOfLater } from './times.ts'
import { useLeakSteps } from './useLeakSteps.ts'
import { usePhones } from './usePhones.ts'

/** The list of one team on a phone: first things first, a big button for what comes next. */
export function FieldPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { teamId = '' } = useParams()
  const known = Id.safeParse(teamId).success
  const list = useQuery(
    trpc.leaks.fieldList.queryOptions({ teamId }, { enabled: known, refetchInterval: 30_000 }),
  )
  const households = usePhones((list.data?.leaks ?? []).map(leak => leak.caseId))
  if (!known) return <EmptyState text={t('noTeam')} />
  if (list.error && !list.data) return <ErrorState error={list.error} retry={list.refetch} />
  if (!list.data) return <Loading rows={6} />
  const { team, leaks, toldOff } = list.data
  return (
    <Page title={team.name} narrow>
      {toldOff.length > 0 ? (
        <p className="field-off">
          {t('notToCome')} {toldOff.map(one => one.unitNumber ?? one.number).join(comma())}
        </p>
      ) : null}
      {leaks.length === 0 ? <EmptyState text={t('nothingToDo')} /> : null}
      {leaks.length > 0 && households.may && !households.shown ? (
        <Button
          block
          size="large"
          className="field-phones"
          loading={households.pending}
          onClick={() => {
            // A refusal stands below.
            households.show(true).catch(() => undefined)
          }}
        >
          {t('fullPhones')}
        </Button>
      ) : null}
      <ErrorNote error={households.error} />
      <ol className="field-list">
        {leaks.map(leak => (
          <FieldCard key={leak.caseId} leak={leak} household={households.phones.get(leak.caseId)} />
        ))}
      </ol>
    </Page>
  )
}

interface FieldCardProps {
  readonly leak: LeakRow
  readonly household: HouseholdPhone | undefined
}

function FieldCard({ leak, household }: FieldCardProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const word = useWord()
  const trpc = useTRPC()
  const works = useMay()('leak.work')
  const steps = useLeakSteps()
  const offerUndo = useUndo('leaks')
  const noEntry = useCommand(trpc.leaks.noEntry)
  const stepBack = useCommand(trpc.leaks.stepBack)
  const to = nextStep(leak)
  const { caseId, due } = leak
  const nobody = async () => {
    await noEntry.run({ caseId, reason: 'nobody-home', nextAt: momentOfLater('m30', Date.now()) })
    offerUndo(`${placeOf(leak)} ${word(leakWords['reason.nobody-home'])}`, () =>
      stepBack.run({ caseIds: [caseId], undone: 'noEntry' }),
    )
  }
  // A refusal stands in the card.
  const run = (step: Promise<void>) => {
    step.catch(() => undefined)
  }
  return (
    <li className={leak.onTop ? 'field-card field-card-top' : 'field-card'}>
      <div className="leak-panel-head">
        <strong>{placeOf(leak)}</strong>
        <LeakStateTag state={leak.state} />
      </div>
      <span>{aboutLeak(leak, language)}</span>
      <span className="desk-soft">
        {t('bring')}
        {word(bringWords[leak.entry])}
      </span>
      <span>
        {word(leakDueWords[due.what])} {due.at === null ? null : <TimeLeft at={due.at} />}
      </span>
      {household?.phone ? (
        <a className="field-call" href={`tel:${household.phone}`}>
          {[household.name, household.phone].filter(Boolean).join(' ')}
        </a>
      ) : null}
      <ErrorNote error={steps.error ?? noEntry.error} />
      {works ? (
        <>
          {to ? (
            <Button
              block
              type="primary"
              size="large"
              className="field-next"
              loading={steps.pending}
              onClick={() => run(steps.step([leak]))}
            >
              {word(leakWords[`step.${to}`])}
            </Button>
          ) : null}
          <div className="field-others">
            <Button size="large" disabled={steps.pending} onClick={() => run(steps.stop([leak]))}>
              {t('stop')}
            </Button>
            <Button size="large" loading={noEntry.pending} onClick={() => run(nobody())}>
              {word(leakWords['reason.nobody-home'])}
            </Button>
          </div>
        </>
      ) : null}
    </li>
  )
}
