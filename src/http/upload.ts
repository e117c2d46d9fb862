import { rm } from 'node:fs/promises';
import type { RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import { AppError } from '../shared/errors.ts';

/** A file that came with a form. It lies in a folder of ours and is removed when the answer is sent, unless moved. */
export interface Upload {
  /** Null: the form came without a file. */
  path: string | null;
  fileName: string;
  bytes: number;
  /** German; why the file was not taken. */
  problem: string | null;
}

export interface UploadOptions {
  /** Makes the folder where it is missing. */
  folder: () => string;
  field: string;
  maxBytes: number;
  /** Of one text field of the form. */
  maxTextBytes?: number;
}

const megabyte = 1024 * 1024;

/**
 * Takes a form with a file. Mount it behind `allow(…)`, so that nobody else's bytes are written, and before the CSRF
 * protection, which needs the fields of the form.
 */
export function receiveUpload(options: UploadOptions): RequestHandler {
  const { folder, field, maxBytes, maxTextBytes = megabyte } = options;
  const limits = {
    fileSize: maxBytes,
    files: 1,
    fields: 10,
    fieldSize: maxTextBytes,
    fieldNameSize: 60,
    headerPairs: 20,
  };
  return (req, res, next) => {
    const take = multer({ dest: folder(), limits }).single(field);
    take(req, res, (error: unknown) => {
      if (error !== undefined && !(error instanceof MulterError)) {
        next(isOfForm(error) ? unreadableForm() : error);
        return;
      }
      const path = req.file?.path ?? null;
      if (path !== null) {
        res.once('close', () => {
          void rm(path, { force: true }).catch(() => undefined);
        });
      }
      req.body ??= {};
      const upload: Upload = {
        path,
        fileName: req.file?.originalname ?? '',
        bytes: req.file?.size ?? 0,
        problem: error === undefined ? null : problemText(error, maxBytes),
      };
      res.locals['upload'] = upload;
      next();
    });
  };
}

/** What the parser of forms says is wrong with one has no code of its own; what the disk says has. */
const isOfForm = (error: unknown): boolean =>
  error instanceof Error && error.name === 'Error' && !('code' in error);

const unreadableForm = (): AppError =>
  new AppError(
    'badRequest',
    'Das Formular kam unvollständig oder beschädigt an. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
  );

/** What `receiveUpload` took. */
export function uploadOf(res: Response): Upload {
  return res.locals['upload'] as Upload;
}

function problemText({ code }: MulterError, maxBytes: number): string {
  if (code === 'LIMIT_FILE_SIZE') {
    return `Die Datei ist größer als ${Math.floor(maxBytes / megabyte)} MB.`;
  }
  if (code === 'LIMIT_FIELD_VALUE') return 'Der eingefügte Text ist zu lang.';
  return 'Bitte wählen Sie genau eine Datei.';
}
