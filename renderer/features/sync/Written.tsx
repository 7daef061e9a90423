import { Button } from 'antd'
import type { ExportResult } from '../../../main/contract/sync.ts'
import { useTexts } from '../../app/i18n.ts'
import { saveFrom } from '../../app/save-from.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { formatSize } from '../cases/files/size.ts'
import { texts } from './texts.ts'

/** Last part of a path of any system. */
const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path

/** What was written, where it lies, and what to do with it. */
export function Written({ jobId, result }: { readonly jobId: string; readonly result: ExportResult }) {
  const t = useTexts(texts)
  const { fetch, folder, files, bytes, operations, archived, unreadable } = result
  return (
    <div className="sync-written" role="status">
      <StateTag tone="done">
        {t('written', { parcels: files.length, size: formatSize(bytes), operations, files: archived })}
      </StateTag>
      {unreadable > 0 ? <StateTag tone="overdue">{t('unreadable', { count: unreadable })}</StateTag> : null}
      {folder === null ? null : (
        <p>
          {t('writtenTo')} <code>{folder}</code>
        </p>
      )}
      <p>{t(fetch ? 'fetchNext' : 'writtenNext')}</p>
      <ul className="sync-files">
        {files.map((file, index) => (
          <li key={file}>
            <code>{nameOf(file)}</code>
            {fetch ? (
              <Button
                size="small"
                onClick={() => {
                  saveFrom(`/files/bundle/${jobId}/${index + 1}`, nameOf(file)).catch(reportError)
                }}
              >
                {t('fetch', { number: index + 1 })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
