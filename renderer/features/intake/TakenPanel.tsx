import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { UploadList } from '../cases/files/UploadList.tsx'
import { useUploads } from '../cases/files/useUploads.ts'
import { writePath } from '../sheets/paths.ts'
import { texts } from './texts.ts'

/** What became of the case that was just taken. */
export interface Taken {
  readonly caseId: string
  readonly number: string
  readonly ended: 'closed' | 'resolved' | null
}

interface TakenPanelProps {
  readonly taken: Taken
  onNext(): void
}

/** The case is down: its number, and what people do now, each on one key. */
export function TakenPanel({ taken, onNext }: TakenPanelProps) {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const { files, uploads } = useUploads(taken.caseId)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    next.current?.focus()
  }, [])
  const go = (path: string) => {
    const done = navigate(path)
    if (done instanceof Promise) done.catch(reportError)
  }
  const open = () => go(casePath(taken.caseId))
  const print = () => go(`/cases/${taken.caseId}/print`)
  const sheet = () => go(writePath({ caseId: taken.caseId }))
  useHotkey({ keys: 'N', label: t('keyNext') }, onNext)
  useHotkey({ keys: 'O', label: t('keyOpen') }, open)
  useHotkey({ keys: 'P', label: t('keyPrint') }, print)
  useHotkey({ keys: 'S', label: t('keySheet') }, sheet)
  const failed = files.some(file => file.state === 'failed')
  const done = files.every(file => file.state === 'attached')
  return (
    <div className="intake-panel">
      <div className="intake-taken">
        <StateTag tone="done">{t(`taken.${taken.ended ?? 'open'}`)}</StateTag>
        <div className="intake-number desk-figures" role="status">
          {taken.number}
        </div>
        <div className="intake-taken-actions">
          <Button ref={next} type="primary" onClick={onNext}>
            {t('next')} <KeyHint keys="Enter" />
          </Button>
          <Button onClick={open}>
            {t('open')} <KeyHint keys="O" />
          </Button>
          <Button onClick={print}>
            {t('print')} <KeyHint keys="P" />
          </Button>
          <Button onClick={sheet}>
            {t('sheet')} <KeyHint keys="S" />
          </Button>
        </div>
        {files.length === 0 ? null : (
          <>
            <p className="desk-soft">{t(failed ? 'filesFailed' : done ? 'filesDone' : 'filesGoOn')}</p>
            <UploadList files={files} uploads={uploads} />
          </>
        )}
      </div>
    </div>
  )
}
