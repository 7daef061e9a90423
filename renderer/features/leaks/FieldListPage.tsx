import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { Link, useParams } from 'react-router'
import type { FieldList, HouseholdPhone, LeakRow } from '../../../main/contract/leaks.ts'
import { bringWords, leakDueWords, leakStateWords, leakWords } from '../../../main/contract/leak-words.ts'
import { teamSteps } from '../../../main/contract/leaks.ts'
import { Id } from '../../../main/contract/values.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { formatClock, formatMoment } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { printPage } from '../../app/host.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import { aboutLeak, placeOf } from './message.ts'
import './paper.css'
import { leakPaths } from './paths.ts'
import { texts } from './texts.ts'
import { usePhones } from './usePhones.ts'

/** The list of one team as it goes out on paper: boxes to tick, times to write. */
export function FieldListPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { teamId = '' } = useParams()
  const known = Id.safeParse(teamId).success
  const found = useQuery(trpc.leaks.fieldList.queryOptions({ teamId }, { enabled: known }))
  if (!known) return <EmptyState text={t('noTeam')} />
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={10} />
  return <Paper list={found.data} />
}

function Paper({ list }: { readonly list: FieldList }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const now = useNow()
  const site = useQuery(trpc.site.card.queryOptions())
  const households = usePhones(list.leaks.map(leak => leak.caseId))
  useWindowTitle(`${t('fieldList')} ${list.team.name}`)
  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  useHotkey({ keys: 'P', label: t('print') }, print)
  return (
    <div className="leak-paper">
      <div className="leak-paper-tools desk-screen-only">
        <Link to={`${leakPaths.teams}?team=${list.team.id}`}>
          <ArrowLeftOutlined /> {list.team.name}
        </Link>
        {households.may && list.leaks.length > 0 ? (
          <Checkbox
            checked={households.shown}
            disabled={households.pending}
            onChange={event => {
              // A refusal stands below.
              households.show(event.target.checked).catch(() => undefined)
            }}
          >
            {t('fullPhones')}
          </Checkbox>
        ) : null}
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} autoFocus>
          {t('print')} <KeyHint keys="P" />
        </Button>
      </div>
      <ErrorNote error={households.error} />
      <section className="leak-paper-sheet">
        <header>
          <span>{site.data?.card.name}</span>
          <h1>{t('fieldList')}</h1>
          <span>{formatMoment(now, language)}</span>
        </header>
        <p>
          <strong>{list.team.name}</strong> {list.team.phone} · {t('homes', { count: list.leaks.length })}
        </p>
        {list.toldOff.length > 0 ? (
          <p className="leak-paper-off">
            <strong>{t('notToCome')}</strong>{' '}
            {list.toldOff
              .map(one => `${one.unitNumber ?? one.number}（${formatClock(one.at)}）`)
              .join(comma())}
          </p>
        ) : null}
        {list.leaks.length === 0 ? <p>{t('nothingToDo')}</p> : null}
        <ol>
          {list.leaks.map((leak, index) => (
            <Home
              key={leak.caseId}
              leak={leak}
              index={index + 1}
              household={households.phones.get(leak.caseId)}
            />
          ))}
        </ol>
      </section>
    </div>
  )
}

interface HomeProps {
  readonly leak: LeakRow
  readonly index: number
  readonly household: HouseholdPhone | undefined
}

function Home({ leak, index, household }: HomeProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const word = useWord()
  const { what, at } = leak.due
  return (
    <li className="leak-paper-home">
      <div>
        <strong>
          {index}. {placeOf(leak)}
        </strong>{' '}
        {aboutLeak(leak, language)}
        <span className="leak-paper-number">{leak.number}</span>
      </div>
      <div>
        {t('bring')}
        {word(bringWords[leak.entry])} · {word(leakStateWords[leak.state])}
        {at === null ? '' : ` · ${word(leakDueWords[what])} ${formatClock(at)}`}
        {household ? ` · ${[household.name, household.phone].filter(Boolean).join(' ')}` : ''}
      </div>
      <div className="leak-paper-steps">
        {teamSteps.map(step => (
          <span key={step}>☐ {word(leakWords[`step.${step}`])} ____:____</span>
        ))}
        <span>
          ☐ {word(leakWords['reason.nobody-home'])} ☐ {word(leakWords['reason.refused'])}
        </span>
      </div>
      <div className="leak-paper-line">{t('note')}</div>
    </li>
  )
}
