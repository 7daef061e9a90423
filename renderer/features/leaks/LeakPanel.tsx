import { Button } from 'antd'
import { Link } from 'react-router'
import { sourceKindWords } from '../../../main/contract/leak-cluster-words.ts'
import type { LeakMark } from '../../../main/contract/leak-watch.ts'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { leakDueWords, leakWords } from '../../../main/contract/leak-words.ts'
import { formatClock } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { casePath, unitPath } from '../../app/paths.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Time, TimeLeft } from '../../components/Time.tsx'
import { entryParts } from '../cases/case/entry-parts.ts'
import { PhoneOf } from '../cases/case/PhoneOf.tsx'
import { useCaseDetail, useCaseTimeline } from '../cases/case/useCase.ts'
import { useEntrySpeech } from '../cases/case/useEntrySpeech.ts'
import { useWord } from '../cases/words.ts'
import { isLate, isSilent } from './board-filter.ts'
import { LeakStateTag, SeverityTag } from './LeakTags.tsx'
import { sourcePath, watchedPath } from './paths.ts'
import { texts } from './texts.ts'
import { WatchMark } from './WatchMark.tsx'

/** One leak beside the board: whom to call, what is due, what happened. */
export function LeakPanel({ leak, mark }: { readonly leak: LeakRow; readonly mark: LeakMark | undefined }) {
  const t = useTexts(texts)
  const word = useWord()
  const now = useNow()
  const { detail, error } = useCaseDetail(leak.caseId)
  const { what, at } = leak.due
  const floor = leak.floor === null ? '' : t('floor', { floor: leak.floor })
  const where = [leak.buildingName, floor, leak.unitId ? leak.place : ''].filter(Boolean).join(' · ')
  return (
    <div className="leak-panel-body">
      <div className="leak-panel-head">
        <h2>
          {leak.unitId ? (
            <Link to={unitPath(leak.unitId)}>{leak.unitNumber}</Link>
          ) : (
            (leak.place ?? leak.buildingName ?? t('noHome'))
          )}
        </h2>
        <SeverityTag severity={leak.severity} kind={leak.kind} />
        <LeakStateTag state={leak.state} />
        <Link className="desk-figures" to={casePath(leak.caseId)}>
          {leak.number}
        </Link>
      </div>
      <ErrorNote error={error} />
      <Facts
        rows={[
          [t('where'), where === '' ? null : where],
          [
            t('entry'),
            [
              word(leakWords[`entry.${leak.entry}`]),
              ...leak.dangers.map(danger => word(leakWords[`danger.${danger}`])),
              ...(leak.vulnerable ? [word(leakWords.vulnerable)] : []),
            ].join(' · '),
          ],
          [t('caller'), detail ? <Caller key="caller" name={detail.callerName} detail={detail} /> : '…'],
          [t('words'), detail?.text ?? null],
          [
            t('team'),
            isSilent(leak, now) ? (
              <span key="team">
                {leak.teamName} ·{' '}
                <span className="leak-late">
                  {t('silent', { time: formatClock(leak.sentAt ?? leak.reportedAt) })}
                </span>
              </span>
            ) : (
              (leak.teamName ?? t('noTeam'))
            ),
          ],
          [
            t('due'),
            <span key="due" className={at !== null && at <= now ? 'leak-late' : undefined}>
              {word(leakDueWords[what])} {at === null ? null : <TimeLeft at={at} />}
            </span>,
          ],
          [
            t('contact'),
            <span key="contact" className={isLate(leak, now) ? 'leak-late' : undefined}>
              <Time at={leak.contactAt} /> · {t('callBy')} <TimeLeft at={leak.contactDueAt} />
            </span>,
          ],
          ...(mark?.source
            ? ([
                [
                  t('source'),
                  <Link key="source" to={sourcePath(mark.source.id)}>
                    {word(sourceKindWords[mark.source.kind])} · {t('ofSource', { count: mark.source.open })}
                  </Link>,
                ],
              ] as const)
            : []),
          ...(mark?.reasons.some(reason => reason !== 'silent')
            ? ([
                [
                  t('watched'),
                  <Link key="watched" to={watchedPath(leak.caseId)}>
                    <WatchMark mark={mark} />
                  </Link>,
                ],
              ] as const)
            : []),
        ]}
      />
      <Story caseId={leak.caseId} />
    </div>
  )
}

function Caller(props: {
  readonly name: string | null
  readonly detail: NonNullable<ReturnType<typeof useCaseDetail>['detail']>
}) {
  return (
    <>
      {props.name ?? props.detail.personName ?? ''} <PhoneOf detail={props.detail} />
    </>
  )
}

/** What happened to this leak, the latest first: teams one after the other, calls, closed doors. */
function Story({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts)
  const speech = useEntrySpeech()
  const story = useCaseTimeline(caseId)
  const entries = story.entries.filter(entry => entry.type.startsWith('leak.')).toReversed()
  return (
    <section className="leak-story" aria-label={t('story')}>
      <h3>{t('story')}</h3>
      <ErrorNote error={story.error} />
      <ol>
        {entries.map(entry => {
          const { title, about, text } = entryParts(entry, speech)
          return (
            <li key={entry.id}>
              <span className="desk-soft">
                <Time at={entry.happenedAt ?? entry.at} />
              </span>
              <span>
                <strong>{title}</strong> {[...about, text ?? ''].filter(part => part !== '').join(' · ')}
                <span className="desk-soft"> {entry.actorName}</span>
              </span>
            </li>
          )
        })}
      </ol>
      {story.hasMore ? <Button onClick={story.more}>{t('more')}</Button> : null}
    </section>
  )
}
