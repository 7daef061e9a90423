import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link, useParams } from 'react-router'
import { leakDangers, leakEntries, leakSeverities } from '../../../main/contract/leaks.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { printPage } from '../../app/host.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import '../leaks/paper.css'
import { leakPaths } from '../leaks/paths.ts'
import './leak-pack.css'
import { texts } from './texts.ts'

/** Blank forms with their numbers, three to a page. */
export function PackPrintPage() {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const { packId = '' } = useParams()
  const found = useQuery(trpc.leakPack.list.queryOptions())
  const site = useQuery(trpc.site.card.queryOptions())
  useWindowTitle(t('formTitle'))
  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  useHotkey({ keys: 'P', label: t('print') }, print)
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={10} />
  const forms = found.data.find(pack => pack.packId === packId)?.forms ?? []
  const blank = forms.filter(form => form.state === 'reserved')
  const boxes = (labels: readonly string[]) => labels.map(label => `☐ ${label}`).join('  ')
  return (
    <div className="leak-paper">
      <div className="leak-paper-tools desk-screen-only">
        <Link to={leakPaths.pack}>
          <ArrowLeftOutlined /> {t('title')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} autoFocus>
          {t('print')} <KeyHint keys="P" />
        </Button>
      </div>
      <section className="leak-paper-sheet">
        {blank.map(form => (
          <article key={form.number} className="leak-form">
            <header>
              <span>{site.data?.card.name}</span>
              <h1>{t('formTitle')}</h1>
              <strong>{form.number}</strong>
            </header>
            <p className="leak-form-line">{t('unit')}</p>
            <p className="leak-form-line">{t('caller')}</p>
            <p>{boxes(leakEntries.map(entry => word(leakWords[`entry.${entry}`])))}</p>
            <p>{boxes(leakSeverities.map(severity => word(leakWords[`severity.${severity}`])))}</p>
            <p>
              {boxes([
                ...leakDangers.map(danger => word(leakWords[`danger.${danger}`])),
                word(leakWords.vulnerable),
              ])}
            </p>
            <p className="leak-form-line">{t('words')}</p>
            <p>{t('times')}</p>
            <p>{t('teamLine')}</p>
          </article>
        ))}
      </section>
    </div>
  )
}
