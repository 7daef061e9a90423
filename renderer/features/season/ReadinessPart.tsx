import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LackCode, SeasonLack, SeasonReadiness } from '../../../main/contract/season.ts'
import { seasonStateWords } from '../../../main/contract/season-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { leakPaths } from '../leaks/paths.ts'
import { texts } from './texts.ts'
import { useLackWords } from './useLackWords.ts'

/** Where each thing that is missing is mended. */
const places: Readonly<Record<LackCode, string>> = {
  contractors: leakPaths.contractors,
  tradeContractors: leakPaths.contractors,
  task: leakPaths.season,
  contact: leakPaths.season,
  roster: `${leakPaths.season}?tab=roster`,
  materialsNone: `${leakPaths.season}?tab=materials`,
  material: `${leakPaths.season}?tab=materials`,
  pointsNone: `${leakPaths.season}?tab=patrols`,
  pointsLate: `${leakPaths.season}?tab=patrols&show=due`,
  drillNone: `${leakPaths.season}?tab=drills`,
  drillLate: `${leakPaths.season}?tab=drills`,
}

interface ReadinessProps {
  readonly readiness: SeasonReadiness
  readonly edits: boolean
}

/** Whether the site is ready, what is missing with a link to where it is mended, and the steps of the plan. */
export function ReadinessPart({ readiness, edits }: ReadinessProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const declare = useCommand(trpc.season.declare)
  const takeBack = useCommand(trpc.season.takeBack)
  const end = useCommand(trpc.season.end)
  const { seasonId, state, declaredAt, complete, noLonger, lacks } = readiness
  if (seasonId === null || state === null) return null
  const must = lacks.filter(lack => lack.must)
  const should = lacks.filter(lack => !lack.must)
  const tone = state === 'over' ? 'off' : noLonger ? 'overdue' : complete ? 'done' : 'dueSoon'
  return (
    <div className="season-head">
      <div className="season-actions">
        <StateTag tone={tone}>{`${readiness.year} ${word(seasonStateWords[state])}`}</StateTag>
        {state === 'ready' && declaredAt !== null ? (
          <span>
            <Time at={declaredAt} as="moment" />
          </span>
        ) : null}
        {edits && state === 'draft' ? (
          <Button
            type="primary"
            disabled={!complete}
            loading={declare.pending}
            onClick={() => declare.send({ seasonId })}
          >
            {t('declare')}
          </Button>
        ) : null}
        {edits && state === 'ready' ? (
          <Button loading={takeBack.pending} onClick={() => takeBack.send({ seasonId })}>
            {t('takeBack')}
          </Button>
        ) : null}
        {edits && state !== 'over' ? (
          <ConfirmPopover question={t('endAsk')} verb={t('end')} onConfirm={() => end.send({ seasonId })}>
            <Button type="text">{t('end')}</Button>
          </ConfirmPopover>
        ) : null}
      </div>
      {state !== 'over' && complete ? <p>{t('ready')}</p> : null}
      {must.length > 0 ? (
        <Lacks
          said={noLonger ? t('noLongerReady', { count: must.length }) : t('missing', { count: must.length })}
          lacks={must}
        />
      ) : null}
      {should.length > 0 ? <Lacks said={t('should', { count: should.length })} lacks={should} soft /> : null}
      <ErrorNote error={declare.error ?? takeBack.error ?? end.error} />
    </div>
  )
}

interface LacksProps {
  readonly said: string
  readonly lacks: readonly SeasonLack[]
  readonly soft?: boolean
}

/** More than this pushes the parts of the plan off the screen: it is folded to its line then. */
const shownAtOnce = 4

/** What is missing under one line with how much it is; a long list is folded until somebody opens it. */
function Lacks({ said, lacks, soft = false }: LacksProps) {
  const [open, setOpen] = useState(!soft && lacks.length <= shownAtOnce)
  return (
    <details open={open} onToggle={event => setOpen(event.currentTarget.open)} className="season-lacks">
      <summary className={soft ? 'desk-soft' : undefined}>{said}</summary>
      <LackList lacks={lacks} />
    </details>
  )
}

function LackList({ lacks }: { readonly lacks: readonly SeasonLack[] }) {
  const said = useLackWords()
  return (
    <ul>
      {lacks.map(lack => (
        <li key={`${lack.code} ${Object.values(lack.of).join(' ')}`}>
          <Link to={places[lack.code]}>{said(lack)}</Link>
        </li>
      ))}
    </ul>
  )
}
