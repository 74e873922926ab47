<?php
// The WordPress plugin with as much of WordPress as it calls: prints a line for each rule, and ends with 1 when one does not hold.
define( 'ABSPATH', __DIR__ );
$filters = array();
function add_filter( $name, $run, $priority ) {
	global $filters;
	$filters[ $name ] = array( $run, $priority );
}
require __DIR__ . '/schoolgate-receipt.php';

$fixtures = __DIR__ . '/../../../fixtures/receipts/';
$read     = function ( $name ) use ( $fixtures ) {
	return trim( file_get_contents( $fixtures . $name ) );
};
define( 'SCHOOLGATE_RECEIPT_KEYS', '[{"kty":"RSA"},' . $read( 'public.jwk.json' ) . ']' );
define( 'SCHOOLGATE_UNCHECKED_FILES', 'pdf, txt' );
// The receipt of the fixtures is of one day, whenever this runs.
define( 'SCHOOLGATE_RECEIPT_DAYS', intdiv( time() - strtotime( '2026-11-26 UTC' ), 86400 ) + 1 );

$receipt = $read( 'photo.receipt.txt' );
$boat    = $fixtures . 'boat.png';
$temporary = tempnam( sys_get_temp_dir(), 'schoolgate' );
$with    = function ( $bytes ) use ( $temporary ) {
	file_put_contents( $temporary, $bytes );
	return $temporary;
};

/** What becomes of an upload: "" when it is taken, else why not. */
function upload( $path, $sent = array(), $name = 'boat.png', $how = 'wp_handle_upload_prefilter', $header = null ) {
	global $filters;
	$_POST = null === $sent ? array() : array( 'schoolgate-receipt' => $sent );
	unset( $_SERVER['HTTP_X_SCHOOLGATE_RECEIPT'] );
	if ( null !== $header ) {
		$_SERVER['HTTP_X_SCHOOLGATE_RECEIPT'] = $header;
	}
	$file = array( 'name' => $name, 'type' => 'application/pdf', 'tmp_name' => $path, 'size' => 1, 'error' => 0 );
	$got  = call_user_func( $filters[ $how ][0], $file );
	return 0 === $got['error'] ? '' : $got['error'];
}
function bits( $bytes, $sent ) {
	global $filters;
	$_POST = array( 'schoolgate-receipt' => $sent );
	$got   = call_user_func( $filters['wp_upload_bits'][0], array( 'name' => 'boat.png', 'bits' => $bytes, 'time' => null ) );
	return is_array( $got ) ? '' : $got;
}

$failed = 0;
function rule( $holds, $what ) {
	global $failed;
	$failed += $holds ? 0 : 1;
	echo $holds ? 'ok' : 'NOT OK', ' - ', $what, "\n";
}
$none = 'This file has no receipt: have it checked with Schoolgate first.';

rule( '' === upload( $boat, $receipt ), 'a cleared file with its receipt is taken' );
rule( '' === upload( $boat, null, 'boat.png', 'wp_handle_upload_prefilter', $receipt ), 'also with the receipt in a header' );
rule( '' === upload( $boat, array( $read( 'words.receipt.txt' ), 'nonsense', array( $receipt ) ) ), 'also as one of several receipts' );
rule( '' === upload( $boat, $read( 'words.receipt.txt' ) . "\n" . $receipt ), 'also with a line for each' );
rule( '' === upload( $boat, $receipt, 'other.png', 'wp_handle_sideload_prefilter' ), 'and when it is sent as the body of a request' );
rule( '' === bits( file_get_contents( $boat ), $receipt ), 'and when it is sent as bits' );
rule( $none === upload( $boat, null ) && $none === upload( $boat, null, 'boat.png', 'wp_handle_sideload_prefilter' ), 'without a receipt it is not' );
rule( '' !== bits( file_get_contents( $boat ) . ' ', $receipt ) && $none === bits( 'x', '' ), 'nor as bits' );
rule( false !== strpos( upload( $with( file_get_contents( $boat ) . ' ' ), $receipt ), 'not for this file' ), 'one byte more is another file' );
rule( false !== strpos( upload( $boat, $read( 'words.receipt.txt' ) ), 'not for this file' ), 'a receipt for words is for no file' );

$changed = true;
for ( $at = 0; $at < strlen( $receipt ); $at++ ) {
	foreach ( array( 'A', 'B', '_', '.', '=', '' ) as $letter ) {
		$other   = substr( $receipt, 0, $at ) . $letter . substr( $receipt, $at + 1 );
		$changed = $changed && ( $other === $receipt || '' !== upload( $boat, $other ) );
	}
}
rule( $changed, 'no letter of a receipt can be another' );

$odd = true;
foreach ( array( '.', '..', 'e30.e30.AA', 'bnVsbA.bnVsbA.AA', 'WzFd.WzFd.AA', str_repeat( 'A', 10000 ), str_repeat( 'a ', 10000 ), array( array( array() ) ) ) as $sent ) {
	$odd = $odd && '' !== upload( $boat, $sent );
}
rule( $odd, 'nonsense is refused, however much of it' );

$signed = true;
foreach ( json_decode( $read( 'refused.json' ), true ) as $why => $text ) {
	if ( preg_match( '/header|version|list|capitals/', $why ) ) {
		$signed = $signed && '' !== upload( $boat, $text );
	}
}
rule( $signed, 'another header or version is refused, though rightly signed' );

rule( '' === upload( $with( '%PDF-1.4' ), null, 'letter.PDF' ), 'a kind that the school has named goes in unchecked' );
rule( $none === upload( $with( '%PDF-1.4' ), null, 'letter.docx' ), 'a kind that it has not named does not' );
rule( $none === upload( $boat, null, 'letter.pdf' ), 'a picture does not, whatever it is called' );
rule( '' !== upload( '/nowhere', $receipt ) && '' !== upload( '/nowhere', $receipt, 'a.pdf' ), 'what cannot be read is refused' );

$broken = array( 'name' => 'boat.png', 'tmp_name' => '', 'error' => 4 );
rule( $broken === call_user_func( $filters['wp_handle_upload_prefilter'][0], $broken ), 'what has failed already stays failed' );
rule( '__return_false' === $filters['wp_client_side_media_processing_enabled'][0], 'the editor does not rewrite what was cleared' );

define( 'SCHOOLGATE_RECEIPT_CHANNEL', 'press' );
rule( false !== strpos( upload( $boat, $receipt ), 'another place' ), 'a receipt for another place is refused' );

unlink( $temporary );
exit( $failed ? 1 : 0 );
