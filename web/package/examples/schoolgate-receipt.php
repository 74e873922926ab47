<?php
/**
 * Plugin Name: Schoolgate receipts
 * Description: Takes a picture into the media library only with a receipt that Schoolgate has cleared exactly this file.
 * Version: 0.1.0
 * Requires at least: 5.2
 * Requires PHP: 7.4
 * License: MIT
 *
 * Settings, in wp-config.php:
 *
 *     define( 'SCHOOLGATE_RECEIPT_KEYS', '{"kty":"OKP", …}' ); // what `schoolgate receipt public` prints; several in [ ]
 *     define( 'SCHOOLGATE_RECEIPT_CHANNEL', 'website' );       // for which place pictures have to be cleared
 *     define( 'SCHOOLGATE_RECEIPT_DAYS', 7 );                  // how many days after the day it was cleared for
 *     define( 'SCHOOLGATE_UNCHECKED_FILES', 'pdf,docx' );      // what goes in unchecked: nothing can check what is in it
 *
 * Whatever is missing, damaged or not understood refuses the upload.
 */

namespace Schoolgate;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const FIELD   = 'schoolgate-receipt';
const HEADER  = 'HTTP_X_SCHOOLGATE_RECEIPT';
const LONGEST = 6144;
const MOST    = 100;

/** Why an upload is refused, in words for whoever uploads. */
class Refused extends \Exception {}

function setting( string $name, $otherwise ) {
	return defined( $name ) ? constant( $name ) : $otherwise;
}

/**
 * Whether a file may go in without a receipt. What shows itself as a picture or a film needs one, whatever it is called; so does all
 * that the school has not named.
 */
function is_unchecked( string $name, string $content_type ): bool {
	$named  = array_filter( array_map( 'trim', explode( ',', strtolower( (string) setting( 'SCHOOLGATE_UNCHECKED_FILES', '' ) ) ) ) );
	$ending = strtolower( pathinfo( $name, PATHINFO_EXTENSION ) );
	return '' !== $content_type && ! preg_match( '#^(image|video)/#', $content_type ) && in_array( $ending, $named, true );
}

/** The receipts that came with the request: as form fields, or in a header. */
function receipts_sent(): array {
	// phpcs:ignore WordPress.Security.NonceVerification.Missing -- it is only compared with a signature.
	$sent = array( $_POST[ FIELD ] ?? array(), $_SERVER[ HEADER ] ?? array() );
	$all  = array();
	array_walk_recursive(
		$sent,
		function ( $text ) use ( &$all ) {
			if ( is_string( $text ) ) {
				$all = array_merge( $all, preg_split( '/[\s,]+/', $text, MOST, PREG_SPLIT_NO_EMPTY ) );
			}
		}
	);
	return array_slice( $all, 0, MOST );
}

/** The keys that are trusted, by their names. */
function trusted_keys(): array {
	$keys = json_decode( (string) setting( 'SCHOOLGATE_RECEIPT_KEYS', '' ), true );
	$all  = array();
	foreach ( is_array( $keys ) ? ( isset( $keys['kty'] ) ? array( $keys ) : $keys ) : array() as $key ) {
		$public = is_array( $key ) && 'OKP' === ( $key['kty'] ?? '' ) && 'Ed25519' === ( $key['crv'] ?? '' ) ? bytes_of( $key['x'] ?? '' ) : '';
		if ( 32 === strlen( $public ) ) {
			$all[ hash( 'sha256', $public ) ] = $public;
		}
	}
	if ( ! $all ) {
		throw new Refused( 'This site has no key to check receipts with: ask whoever looks after it.' );
	}
	return $all;
}

/** Base64url in its one spelling; nothing for any other. */
function bytes_of( $text ): string {
	try {
		$bytes = is_string( $text ) ? sodium_base642bin( $text, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING ) : '';
		return sodium_bin2base64( $bytes, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING ) === $text ? $bytes : '';
	} catch ( \SodiumException $error ) {
		return '';
	}
}

/** What a receipt says, where one of the keys has signed it. */
function opened( string $receipt, array $keys ): array {
	$parts = explode( '.', $receipt );
	if ( strlen( $receipt ) > LONGEST || 3 !== count( $parts ) ) {
		throw new Refused( 'What was sent with this file is not a receipt.' );
	}
	$header = json_decode( bytes_of( $parts[0] ), true, 2 );
	if ( ! is_array( $header ) || ! is_string( $header['kid'] ?? null ) ) {
		throw new Refused( 'What was sent with this file is not a receipt.' );
	}
	// In any order, but these three and no more.
	ksort( $header );
	if ( array( 'alg' => 'EdDSA', 'kid' => $header['kid'], 'typ' => 'schoolgate-receipt+jwt' ) !== $header ) {
		throw new Refused( 'What was sent with this file is not a receipt.' );
	}
	$key = $keys[ $header['kid'] ] ?? null;
	if ( null === $key ) {
		throw new Refused( 'The receipt of this file is signed with a key that is not trusted here.' );
	}
	$signature = bytes_of( $parts[2] );
	if ( 64 !== strlen( $signature ) || ! sodium_crypto_sign_verify_detached( $signature, $parts[0] . '.' . $parts[1], $key ) ) {
		throw new Refused( 'The receipt of this file was changed, or made up.' );
	}
	$says = json_decode( bytes_of( $parts[1] ), true, 2 );
	if ( ! is_array( $says ) || 1 !== ( $says['version'] ?? null ) || ! is_string( $says['on'] ?? null ) ) {
		throw new Refused( 'The receipt of this file is of a version that is not known here.' );
	}
	return $says;
}

/** Nothing, where one of the receipts is for the file with this hash, for this place, and new enough. */
function must_be_cleared( string $sha256 ): void {
	$keys   = trusted_keys();
	$why    = new Refused( 'This file has no receipt: have it checked with Schoolgate first.' );
	$oldest = gmdate( 'Y-m-d', time() - 86400 * (int) setting( 'SCHOOLGATE_RECEIPT_DAYS', 7 ) );
	foreach ( receipts_sent() as $receipt ) {
		try {
			$says = opened( $receipt, $keys );
			if ( ! is_string( $says['photo'] ?? null ) || ! hash_equals( $sha256, $says['photo'] ) ) {
				throw new Refused( 'The receipt is not for this file: it was changed after it was checked.' );
			}
			if ( setting( 'SCHOOLGATE_RECEIPT_CHANNEL', 'website' ) !== ( $says['channel'] ?? null ) ) {
				throw new Refused( 'This file was checked for another place: have it checked for this one.' );
			}
			if ( $says['on'] < $oldest ) {
				throw new Refused( 'This file was checked too long ago: have it checked again.' );
			}
			return;
		} catch ( Refused $reason ) {
			$why = $reason;
		}
	}
	throw $why;
}

/** Why not to take this file; nothing where it may go in. */
function reason_against( callable $look ): string {
	try {
		$look();
		return '';
	} catch ( Refused $reason ) {
		return $reason->getMessage();
	} catch ( \Throwable $error ) {
		return 'This file could not be checked, so it was not taken.';
	}
}

/** For files that are uploaded, by the media library and by forms, and for those that arrive in any other way. */
function before_it_is_taken( $file ) {
	$earlier = $file['error'] ?? 0;
	if ( $earlier && ( ! is_numeric( $earlier ) || (int) $earlier > 0 ) ) {
		return $file;
	}
	$reason = reason_against(
		function () use ( $file ) {
			$path = (string) ( $file['tmp_name'] ?? '' );
			if ( ! is_file( $path ) || ! is_readable( $path ) ) {
				throw new Refused( 'This file could not be read, so it was not taken.' );
			}
			$type = class_exists( 'finfo' ) ? (string) ( new \finfo( FILEINFO_MIME_TYPE ) )->file( $path ) : '';
			if ( ! is_unchecked( (string) $file['name'], $type ) ) {
				$sha256 = hash_file( 'sha256', $path );
				must_be_cleared( is_string( $sha256 ) ? $sha256 : 'nothing' );
			}
		}
	);
	if ( '' !== $reason ) {
		$file['error'] = $reason;
	}
	return $file;
}

/** For files that arrive as bytes, such as through XML-RPC. */
function before_bytes_are_taken( $upload ) {
	if ( ! is_array( $upload ) ) {
		return $upload;
	}
	$reason = reason_against(
		function () use ( $upload ) {
			$type = class_exists( 'finfo' ) ? (string) ( new \finfo( FILEINFO_MIME_TYPE ) )->buffer( (string) $upload['bits'] ) : '';
			if ( ! is_unchecked( (string) $upload['name'], $type ) ) {
				must_be_cleared( hash( 'sha256', (string) $upload['bits'] ) );
			}
		}
	);
	return '' === $reason ? $upload : $reason;
}

// Last, so that what is looked at is what would be taken.
add_filter( 'wp_handle_upload_prefilter', __NAMESPACE__ . '\before_it_is_taken', PHP_INT_MAX );
add_filter( 'wp_handle_sideload_prefilter', __NAMESPACE__ . '\before_it_is_taken', PHP_INT_MAX );
add_filter( 'wp_upload_bits', __NAMESPACE__ . '\before_bytes_are_taken', PHP_INT_MAX );
// The editor would scale and rewrite pictures before it sends them: another file than the one that was cleared.
add_filter( 'wp_client_side_media_processing_enabled', '__return_false', PHP_INT_MAX );
