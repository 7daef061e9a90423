import { Button, Progress } from 'antd'
import { errorText } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import type { QueueState, UploadQueue } from './upload-queue.ts'

/** Reasons shown in full; the others are counted. */
const mostShown = 5

/** How the dropped files fare: how many are taken, how to stop, what did not arrive and why. */
export function UploadNote({ state, queue }: { readonly state: QueueState; readonly queue: UploadQueue }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { running, done, total, failed, share } = state
  if (!running && failed.length === 0) return null
  return (
    <div className="inbox-uploads">
      {running ? (
        <div className="filing-row" role="status">
          <span className="desk-figures">{t('uploading', { done, total })}</span>
          <Progress percent={Math.floor(share * 100)} size="small" />
          <Button size="small" onClick={() => queue.cancel()}>
            {t('cancelUploads')}
          </Button>
        </div>
      ) : null}
      {failed.length > 0 ? (
        <div role="alert">
          <p>
            {t('uploadFailed', { count: failed.length })}{' '}
            <Button size="small" onClick={() => queue.retry()}>
              {t('retryUploads')}
            </Button>{' '}
            <Button size="small" type="text" onClick={() => queue.clear()}>
              {t('clearUploads')}
            </Button>
          </p>
          <ul className="inbox-problems">
            {failed.slice(0, mostShown).map(({ file, error }) => (
              <li key={`${file.name} ${file.size} ${file.lastModified}`}>
                <strong>{file.name}</strong> {errorText(error, language)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
