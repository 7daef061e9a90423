import { Button } from 'antd'
import { Link } from 'react-router'
import type { CaseDetail, CaseFile } from '../../../../main/contract/case-views.ts'
import type { StoryEntry } from './story-entry.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useNow } from '../../../app/now.ts'
import { useMe } from '../../../app/session.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { Time } from '../../../components/Time.tsx'
import { FileGrid } from '../files/FileGrid.tsx'
import { useCasePlace } from '../place.ts'
import { texts } from '../texts.ts'
import { durationText } from './duration.ts'
import { entryParts } from './entry-parts.ts'
import type { BesideEntry } from './beside.ts'
import { BesideLine } from './BesideLine.tsx'
import { linesOf, withBeside } from './timeline-groups.ts'
import type { CaseStory } from './useCase.ts'
import { useEntrySpeech } from './useEntrySpeech.ts'
import { useOwnInSight } from './useOwnInSight.ts'

interface TimelineProps {
  readonly detail: CaseDetail
  readonly story: CaseStory
  /** What happened around it: contact sheets, callbacks. */
  readonly beside: readonly BesideEntry[]
  /** What a colleague did while the page was open. */
  isNew(entry: StoryEntry): boolean
}

/** The story of a case: who said and did what, oldest first. */
export function Timeline({ detail, story, beside, isNew }: TimelineProps) {
  const t = useTexts(texts)
  const me = useMe()
  const list = useOwnInSight(story.entries, me.staffId)
  useHotkey({ keys: 'End', label: t('keyNewest') }, () =>
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' }),
  )
  useHotkey({ keys: 'Home', label: t('keyOldest') }, () =>
    list.current?.closest('.case')?.scrollIntoView({ block: 'start' }),
  )
  const files = new Map(detail.attachments.map(file => [file.id, file]))
  // What happened around the case may be here first: shown without the story it would look like all there is, and jump.
  const lines = story.loading ? [] : withBeside(linesOf(story.entries), beside, story.hasMore)
  return (
    <section className="case-story" aria-label={t('timeline')}>
      {story.error ? <ErrorNote error={story.error} /> : null}
      {story.loading ? <Loading rows={4} rowHeight={64} /> : null}
      <ol ref={list} className="case-entries">
        {lines.map(line => {
          if ('beside' in line) {
            return (
              <li key={line.key} className="case-entry" data-type={line.beside.operation}>
                <BesideLine entry={line.beside} />
              </li>
            )
          }
          const entry = 'files' in line ? line.files[0] : line.entry
          const last = 'files' in line ? (line.files.at(-1) ?? entry) : entry
          return (
            <li
              key={line.key}
              className={isNew(last) ? 'case-entry case-entry-new' : 'case-entry'}
              data-type={entry.type}
            >
              {'files' in line ? (
                <FilesLine entry={entry} files={line.files.flatMap(one => files.get(one.fileId) ?? [])} />
              ) : (
                <EntryLine entry={line.entry} detail={detail} />
              )}
            </li>
          )
        })}
      </ol>
      {story.hasMore ? <Button onClick={story.more}>{t('timelineMore')}</Button> : null}
    </section>
  )
}

function Head({ entry, title }: { readonly entry: StoryEntry; readonly title: string }) {
  const t = useTexts(texts)
  return (
    <div className="case-entry-head">
      <strong>{title}</strong>
      <span>{entry.actorName ?? t('program')}</span>
      <span className="desk-soft">
        <Time at={entry.at} />
      </span>
      {entry.happenedAt !== null && Math.abs(entry.happenedAt - entry.at) > 60_000 ? (
        <span className="desk-soft">
          {t('happenedAt')} <Time at={entry.happenedAt} as="moment" />
        </span>
      ) : null}
    </div>
  )
}

function EntryLine({ entry, detail }: { readonly entry: StoryEntry; readonly detail: CaseDetail }) {
  const t = useTexts(texts)
  const now = useNow()
  const { caseAt } = useCasePlace()
  const { title, about, text, link } = entryParts(entry, useEntrySpeech())
  const stillWaits = entry.type === 'case.waitingStarted' && detail.waitingSince === entry.since
  return (
    <>
      <Head entry={entry} title={title} />
      {about.length > 0 || link ? (
        <div className="case-entry-about">
          {about.join(' · ')} {link ? <Link to={caseAt(link.id)}>{link.number}</Link> : null}
          {stillWaits ? (
            <StateTag tone="waiting">
              {t('waitingFor', { time: durationText(now - entry.since, t) })}
            </StateTag>
          ) : null}
        </div>
      ) : null}
      {text === undefined ? null : <p className="case-words">{text}</p>}
      {entry.erased ? <p className="desk-soft">{t('erasedWords')}</p> : null}
    </>
  )
}

function FilesLine({ entry, files }: { readonly entry: StoryEntry; readonly files: readonly CaseFile[] }) {
  const t = useTexts(texts)
  return (
    <>
      <Head entry={entry} title={t('filesAdded', { count: files.length })} />
      <FileGrid files={files} />
    </>
  )
}
