'use client';

import './globals.css';

/** The last resort, when even the frame of the pages broke: no catalogue can be trusted to be there. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="ko">
      <body className="font-sans">
        <title>MusiCloud</title>
        <main className="page flex min-h-dvh flex-col items-start justify-center gap-4">
          <h1 className="text-28">페이지를 보여 드리지 못했어요</h1>
          <p className="text-soft">
            저장한 내용은 그대로 있어요. 다시 시도해 주세요.
            <br />
            <span lang="en">
              This page could not be shown. What you saved is kept; please try again.
            </span>
          </p>
          <button
            type="button"
            onClick={reset}
            className="h-10 rounded-md bg-signal px-4 text-14 font-semibold text-on-signal"
          >
            다시 시도 · <span lang="en">Try again</span>
          </button>
        </main>
      </body>
    </html>
  );
}
