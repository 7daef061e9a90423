import { Link } from 'react-router'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { allCommands } from '../../app/pages.ts'
import { useMay, useMe } from '../../app/session.ts'
import { Page } from '../../components/Page.tsx'
import './more.css'
import { texts } from './texts.ts'

const headings = ['records', 'office', 'desk'] as const

/** Everything that has no place of its own in the rail. */
export function MorePage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const { headquarters } = useMe()
  const shown = allCommands(headquarters).filter(
    command =>
      command.more !== undefined &&
      command.path !== undefined &&
      (command.permission === undefined || may(command.permission)),
  )
  return (
    <Page title={t('title')}>
      {headings.map(heading => {
        const commands = shown.filter(command => command.more === heading)
        if (commands.length === 0) return null
        return (
          <section key={heading} className="more-section">
            <h2>{t(heading)}</h2>
            <div className="more-lines">
              {commands.map(({ id, path = '', title, hint }) => (
                <Link key={id} to={path} className="more-line">
                  <strong>{title[language]}</strong>
                  {hint ? <span>{hint[language]}</span> : null}
                </Link>
              ))}
            </div>
          </section>
        )
      })}
    </Page>
  )
}
