import type { ReactElement } from 'react';
import type { Block } from '../../../domain/content/index.ts';
import { TownText } from '../../i18n/index.ts';
import style from './look-up.module.css';
import { Picture } from './picture.tsx';
import { VideoView } from './video-view.tsx';

/** The parts of a page in reading order. */
export function BlocksView({ blocks }: { readonly blocks: readonly Block[] }): ReactElement {
  return (
    <>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a page never move
        <BlockView key={at} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { readonly block: Block }): ReactElement {
  switch (block.kind) {
    case 'heading':
      return (
        <h2>
          <TownText text={block.text} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <TownText text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul className={style.bullets}>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list never move
            <li key={at}>
              <TownText text={item} />
            </li>
          ))}
        </ul>
      );
    case 'picture':
      return <Picture picture={block} />;
    case 'video':
      return <VideoView video={block} />;
    case 'table':
      return <TableView table={block} />;
  }
}

function TableView({ table }: { readonly table: Extract<Block, { kind: 'table' }> }): ReactElement {
  return (
    <table className={style.table}>
      <caption>
        <TownText text={table.caption} />
      </caption>
      <thead>
        <tr>
          {table.columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never move
            <th key={at} scope="col">
              <TownText text={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table never move
          <tr key={at}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never move
              <td key={column}>
                <TownText text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
