import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Id } from '../../../../main/contract/values.ts'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import type { DeadlineView } from '../../../../main/contract/deadlines.ts'
import { errorText, type Outputs, useTRPC } from '../../../app/api.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { printPage } from '../../../app/host.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { casePath } from '../../../app/paths.ts'
import { useWindowTitle } from '../../../app/window-title.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { useCaseDetail, useCaseTimeline } from '../case/useCase.ts'
import type { StoryEntry } from '../case/story-entry.ts'
import { useCasePhone } from '../case/useCasePhone.ts'
import { texts } from '../texts.ts'
import { CaseSheet } from './CaseSheet.tsx'
import './sheet.css'

/** The case sheet as it will lie on the counter, and the button that prints it. */
export function CasePrintPage() {
  const t = useTexts(texts)
  const { caseId = '' } = useParams()
  const id = Id.safeParse(caseId)
  return id.success ? <Preview caseId={id.data} /> : <p>{t('emptyFiltered')}</p>
}

function Preview({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const site = useQuery(trpc.site.card.queryOptions())
  const { detail, error, retry } = useCaseDetail(caseId)
  const story = useCaseTimeline(caseId)
  const deadlines = useQuery(trpc.deadlines.ofCase.queryOptions({ caseId }))

  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  useHotkey({ keys: 'P', label: t('keyPrint') }, print)
  useHotkey({ keys: 'Ctrl P', label: t('keyPrint') }, print)

  if (error) return <ErrorState error={error} retry={retry} />
  if (!detail || story.loading || site.isPending || deadlines.isPending) return <Loading rows={10} />
  return (
    <Sheet
      detail={detail}
      entries={story.entries}
      deadlines={deadlines.data ?? []}
      site={site.data ?? null}
      print={print}
    />
  )
}

interface SheetProps {
  readonly detail: CaseDetail
  readonly entries: readonly StoryEntry[]
  readonly deadlines: readonly DeadlineView[]
  readonly site: Outputs['site']['card']
  print(): void
}

function Sheet({ detail, entries, deadlines, site, print }: SheetProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const { masked, reveal } = useCasePhone(detail)
  const [phone, setPhone] = useState<string | null>(null)
  useWindowTitle(`${t('sheet')} ${detail.number}`)
  const showPhone = async (full: boolean) => {
    try {
      setPhone(full && reveal ? await reveal() : null)
    } catch (failure) {
      message.error(errorText(failure, language))
    }
  }
  return (
    <div className="sheet-page">
      <div className="sheet-tools desk-screen-only">
        <Link to={casePath(detail.id)}>
          <ArrowLeftOutlined /> {detail.number}
        </Link>
        {reveal ? (
          <Checkbox
            checked={phone !== null}
            onChange={event => {
              showPhone(event.target.checked).catch(reportError)
            }}
          >
            {t('fullPhone')}
          </Checkbox>
        ) : null}
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} autoFocus>
          {t('printNow')} <KeyHint keys="P" />
        </Button>
      </div>
      <CaseSheet
        detail={detail}
        entries={entries}
        deadlines={deadlines}
        site={site}
        phone={phone ?? masked}
      />
    </div>
  )
}
