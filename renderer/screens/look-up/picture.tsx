import type { ReactElement } from 'react';
import type { LocalizedText } from '../../../domain/text/index.ts';
import { useMediaUrl } from '../../content/index.ts';
import { useTexts } from '../../i18n/index.ts';
import style from './look-up.module.css';

type PictureProps = {
  readonly picture: { readonly file: string; readonly alternative: LocalizedText };
};

/** A picture of the content, with words for residents who do not see it. */
export function Picture({ picture }: PictureProps): ReactElement {
  const { ofTown } = useTexts();
  const mediaUrl = useMediaUrl();
  return (
    <img className={style.picture} src={mediaUrl(picture.file)} alt={ofTown(picture.alternative).text} />
  );
}
