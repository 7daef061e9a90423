import { Button, Progress } from 'antd'
import { useTexts } from '../../../app/i18n.ts'
import { texts } from './texts.ts'
import type { BackupJob } from './useBackupJob.ts'

/** How far a job is, and how to call it off. */
export function JobLine({ job }: { readonly job: BackupJob }) {
  const t = useTexts(texts)
  return (
    <div className="settings-buttons" role="status">
      <Progress className="settings-progress" percent={job.share} status="active" aria-label={t('working')} />
      <Button onClick={job.cancel}>{t('cancel')}</Button>
    </div>
  )
}
