import { Button, Progress } from 'antd'
import type { Outputs } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './restore-texts.ts'

type Running = Extract<Outputs['backup']['restoring'], { state: 'running' }>

const stages = ['unpack', 'check', 'files', 'begin'] as const

interface RestoreRunningProps {
  readonly view: Running
  cancel(): void
  readonly cancelling: boolean
}

/** How far the restore is, step by step. */
export function RestoreRunning({ view, cancel, cancelling }: RestoreRunningProps) {
  const t = useTexts(texts)
  const at = stages.indexOf(view.stage)
  const share = view.of > 0 ? Math.min(100, Math.floor((view.done / view.of) * 100)) : 0
  return (
    <>
      <ol className="restore-stages" aria-live="polite">
        {stages.map((stage, index) => (
          <li
            key={stage}
            aria-current={index === at ? 'step' : undefined}
            data-passed={index < at ? '' : undefined}
          >
            <span aria-hidden="true">{index < at ? '✓' : index === at ? '▸' : '·'}</span>{' '}
            {t(`stage.${stage}`)}
            {index === at && stage === 'files' && view.of > 0 ? (
              <small> {t('files', { done: view.done, of: view.of })}</small>
            ) : null}
          </li>
        ))}
      </ol>
      <Progress percent={share} status="active" aria-label={t('running')} />
      <p className="desk-soft">{t('keepIn')}</p>
      <div>
        <Button size="large" onClick={cancel} loading={cancelling}>
          {t('cancel')}
        </Button>
      </div>
    </>
  )
}
