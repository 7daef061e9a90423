import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { CalendarYear, type ProfileCalendars } from '../../../../main/contract/profile-calendars.ts'
import { useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { readYearFile } from './year-file.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

/** Public holidays and worked weekends year by year; a file that headquarters sends adds or replaces a year. */
export function CalendarYears({ editor }: { readonly editor: SectionEditor<ProfileCalendars> }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const shipped = useQuery(trpc.profile.years.queryOptions(undefined, { meta: { live: false } }))
  const chooser = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<string>()
  const { draft, locked, edit } = editor
  const own = new Set(draft.years.map(({ year }) => year))
  const years = [
    ...(shipped.data?.shipped ?? []).filter(({ year }) => !own.has(year)),
    ...draft.years,
  ].toSorted((a, b) => b.year - a.year)
  const missing = missingYears(years, shipped.data?.today)
  const read = async (file: File) => {
    setFailure(undefined)
    const found = await readYearFile(file, language, t)
    if ('problem' in found) return setFailure(found.problem)
    edit({ ...draft, years: [...draft.years.filter(({ year }) => year !== found.year.year), found.year] })
  }
  return (
    <section className="settings-part">
      <h2>{t('years')}</h2>
      {missing.map(({ year, soon }) => (
        <Alert
          key={year}
          type="warning"
          showIcon
          title={t(soon ? 'yearMissingNext' : 'yearMissing', { year })}
        />
      ))}
      <p className="desk-soft">{t('yearsHint')}</p>
      {failure === undefined ? null : <Alert type="error" showIcon role="alert" title={failure} />}
      <div className="profile-years">
        {years.map(year => (
          <YearCard
            key={year.year}
            year={year}
            own={own.has(year.year)}
            {...(own.has(year.year) && !locked
              ? {
                  remove: () =>
                    edit({ ...draft, years: draft.years.filter(each => each.year !== year.year) }),
                }
              : {})}
          />
        ))}
      </div>
      {locked ? null : (
        <div className="settings-buttons">
          <Button onClick={() => chooser.current?.click()}>{t('yearRead')}</Button>
          <input
            ref={chooser}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label={t('yearRead')}
            onChange={event => {
              const [file] = event.target.files ?? []
              if (file) read(file).catch(reportError)
              event.target.value = ''
            }}
          />
        </div>
      )}
    </section>
  )
}

interface YearCardProps {
  readonly year: CalendarYear
  /** Sent or entered here, not shipped. */
  readonly own: boolean
  remove?(): void
}

function YearCard({ year, own, remove }: YearCardProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const short = (day: string) => day.slice(5)
  return (
    <div className="profile-year">
      <h3>
        {year.year}{' '}
        {year.published ? (
          <StateTag tone="done">{t('published')}</StateTag>
        ) : (
          <StateTag tone="dueSoon">{t('notPublished')}</StateTag>
        )}{' '}
        {own ? <StateTag tone="plain">{t('sentFile')}</StateTag> : null}
      </h3>
      {year.holidays.length > 0 ? (
        <ul className="desk-figures">
          {year.holidays.map(({ name, from, to }) => (
            <li key={from}>
              {name[language]} {from === to ? short(from) : `${short(from)} – ${short(to)}`}
            </li>
          ))}
        </ul>
      ) : null}
      {year.makeUp.length > 0 ? (
        <p className="desk-figures">{t('makeUpDays', { days: year.makeUp.map(short).join('  ') })}</p>
      ) : null}
      <p className="desk-soft">{year.source}</p>
      {remove ? (
        <Button size="small" onClick={remove}>
          {t('yearRemove')}
        </Button>
      ) : null}
    </div>
  )
}

/** This year and, from November on, the next, where their holidays are not known. */
function missingYears(years: readonly CalendarYear[], today: string | undefined) {
  if (today === undefined) return []
  const [year = 0, month = 0] = today.split('-').map(Number)
  const known = (wanted: number) => years.some(each => each.year === wanted && each.published)
  return [
    ...(known(year) ? [] : [{ year, soon: false }]),
    ...(known(year + 1) || month < 11 ? [] : [{ year: year + 1, soon: true }]),
  ]
}
