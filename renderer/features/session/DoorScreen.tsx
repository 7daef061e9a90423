import type { ReactNode } from 'react'
import { languages, setLanguage, useLanguage, useTexts } from '../../app/i18n.ts'
import { texts as shellTexts } from '../../app/shell/texts.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { PlainChoice } from '../../components/plain/Plain.tsx'
import './door.css'

/** The frame of everything before the desk is open: set-up, signing in, recovery. */
export function DoorScreen({
  title,
  wide,
  children,
}: {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const t = useTexts(shellTexts)
  const language = useLanguage()
  useWindowTitle(title)
  return (
    <div className="door">
      <header className="door-head desk-screen-only">
        <span className="door-product">{t('product')}</span>
        <PlainChoice
          label={t('language')}
          value={language}
          onChange={setLanguage}
          options={languages.map(code => ({ value: code, label: t(`language.${code}`) }))}
        />
      </header>
      <main className={wide ? 'door-panel door-panel-wide' : 'door-panel'}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
