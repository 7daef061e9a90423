import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { Language } from '../../../main/contract/errors.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useJob } from '../../app/job.ts'
import { saveFrom } from '../../app/save-from.ts'
import { KeyHint } from '../KeyHint.tsx'
import './export.css'
import { texts } from './texts.ts'

export type ExportFormat = 'xlsx' | 'pdf'

type FileFormat = ExportFormat | 'docx'

interface FileMenuProps<Format extends FileFormat> {
  /** Asks the desk for a file of the list as it is seen (a procedure of `reports`). */
  start(format: Format, language: Language): Promise<{ readonly jobId: string }>
  /** Where there is only one way to take it away, it needs no menu. */
  readonly formats: readonly Format[]
  /** What is made where it is no list as seen, but a paper to print. */
  readonly paper?: string
  /** A key that makes it, where there is only one way. */
  readonly keys?: string
  /** The file was saved. */
  onMade?(): void
}

const everyFormat: readonly ExportFormat[] = ['xlsx', 'pdf']

const Made = z.object({ file: z.object({ name: z.string() }) })

type ExportMenuProps = Omit<FileMenuProps<ExportFormat>, 'formats'> &
  Partial<Pick<FileMenuProps<ExportFormat>, 'formats'>>

/** The list as a file: a job makes it, its progress shows here, then it is saved. */
export const ExportMenu = ({ formats = everyFormat, ...props }: ExportMenuProps) => (
  <FileMenu formats={formats} {...props} />
)

const formatTexts = { xlsx: 'excel', pdf: 'pdf', docx: 'word' } as const

/** Something as a file of one of several formats. */
export function FileMenu<Format extends FileFormat>(props: FileMenuProps<Format>) {
  const { start, formats, paper, keys = '', onMade } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const trpc = useTRPC()
  const [jobId, setJobId] = useState<string>()
  const [starting, setStarting] = useState(false)
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions())
  const refuse = (error: unknown) => {
    message.error(errorText(error, language))
  }
  const save = async (id: string, result: unknown) => {
    await saveFrom(`/files/job/${id}`, Made.parse(result).file.name)
    message.success(t('done'))
    onMade?.()
  }
  const job = useJob(jobId, {
    onDone: result => {
      setJobId(undefined)
      if (jobId !== undefined) save(jobId, result).catch(refuse)
    },
    onFailed: error => {
      setJobId(undefined)
      refuse(error)
    },
    onCancelled: () => setJobId(undefined),
  })
  const begin = async (format: Format) => {
    setStarting(true)
    try {
      setJobId((await start(format, language)).jobId)
    } catch (error) {
      refuse(error)
    } finally {
      setStarting(false)
    }
  }
  const [only, ...others] = formats
  const take = (format: Format) => {
    begin(format).catch(reportError)
  }
  const idle = jobId === undefined && !starting
  useHotkey({ keys, label: paper ?? t('export'), disabled: keys === '' || !idle }, () => {
    if (only !== undefined) take(only)
  })
  if (jobId !== undefined) {
    return (
      <span className="export-running" role="status">
        <span className="desk-figures">{t('making', { done: job?.done ?? 0 })}</span>
        <Button size="small" onClick={() => cancel.mutate({ jobId }, { onError: refuse })}>
          {t('cancel')}
        </Button>
      </span>
    )
  }
  if (only !== undefined && others.length === 0)
    return (
      <Button
        icon={paper === undefined ? <DownloadOutlined /> : <PrinterOutlined />}
        loading={starting}
        onClick={() => take(only)}
      >
        {paper ?? t('export')} {keys === '' ? null : <KeyHint keys={keys} />}
      </Button>
    )
  const items = formats.map(format => ({ key: format, label: t(formatTexts[format]) }))
  const pick = (key: string) => {
    const chosen = formats.find(format => format === key)
    if (chosen !== undefined) take(chosen)
  }
  return (
    <Dropdown trigger={['click']} autoFocus menu={{ items, onClick: ({ key }) => pick(key) }}>
      <Button icon={<DownloadOutlined />} loading={starting}>
        {t('export')}
      </Button>
    </Dropdown>
  )
}
